import { MISSING } from "./field-path.ts";

/** A piece of text among the values that still have to be written. */
class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const COMMA = new Written(",");

function open(value: object): unknown[] {
  if (Array.isArray(value)) {
    return [new Written("["), ...value.flatMap((item) => [item, COMMA]), new Written("]")];
  }
  const keys = Object.keys(value).sort();
  return [
    new Written("{"),
    ...keys.flatMap((key) => [
      new Written(`${JSON.stringify(key)}:`),
      (value as Record<string, unknown>)[key],
      COMMA,
    ]),
    new Written("}"),
  ];
}

/**
 * Writes a JSON value so that equal values have equal texts: keys sorted, numbers as JavaScript has them.
 * Does not recurse, so the depth of what people send does not matter.
 */
export function canonicalText(value: unknown): string {
  let text = "";
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const item = stack.pop();
    if (item instanceof Written) text += item.text;
    else if (item === MISSING) text += "missing";
    else if (typeof item === "object" && item !== null) {
      const parts = open(item);
      for (let at = parts.length - 1; at >= 0; at -= 1) stack.push(parts[at]);
    } else text += JSON.stringify(item) ?? "missing";
  }
  return text;
}
