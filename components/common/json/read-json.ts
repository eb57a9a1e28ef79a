export type JsonKind = "object" | "array" | "string" | "number" | "boolean" | "null";

/** A value of a JSON document, known by where its text stands in it. */
export type JsonNode = {
  kind: JsonKind;
  start: number;
  end: number;
  /** What an object or array holds, in its own order; null for leaves. */
  children: JsonNode[] | null;
  /** The names of an object's children, also those that come twice; null for everything else. */
  names: string[] | null;
};

export type JsonDocument = { text: string; root: JsonNode };

const LITERAL_END = /[\s,\]}]/g;

/**
 * Reads JSON without losing what JSON.parse loses: digits of large numbers, names that come twice, the order
 * of names. Returns null for what is not JSON. Walks with a stack of its own: no depth is too deep.
 */
export function readJson(text: string): JsonDocument | null {
  if (!isJson(text)) return null;
  const open: JsonNode[] = [];
  let root: JsonNode | null = null;
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === "}" || char === "]") {
      const closed = open.pop();
      at += 1;
      if (closed) closed.end = at;
      continue;
    }
    if (isBetween(char)) {
      at += 1;
      continue;
    }
    const parent = open.at(-1);
    const end = tokenEnd(text, at);
    if (char === '"' && parent?.names && parent.names.length === parent.children?.length) {
      parent.names.push(JSON.parse(text.slice(at, end)));
    } else {
      const node = newNode(char, at, end);
      root ??= node;
      parent?.children?.push(node);
      if (node.children) open.push(node);
    }
    at = end;
  }
  return root && { text, root };
}

/** Returns the text of a leaf as a reader thinks of it: a string without its quotes. */
export function leafText({ text }: Pick<JsonDocument, "text">, node: JsonNode): string {
  const written = text.slice(node.start, node.end);
  return node.kind === "string" ? (JSON.parse(written) as string) : written;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function isBetween(char: string): boolean {
  return (
    char === "," || char === ":" || char === " " || char === "\n" || char === "\r" || char === "\t"
  );
}

function tokenEnd(text: string, start: number): number {
  const char = text.charAt(start);
  if (char === "{" || char === "[") return start + 1;
  if (char !== '"') {
    LITERAL_END.lastIndex = start;
    return LITERAL_END.exec(text)?.index ?? text.length;
  }
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function newNode(char: string, start: number, end: number): JsonNode {
  const kind = kindOf(char);
  const isBranch = kind === "object" || kind === "array";
  return {
    kind,
    start,
    end,
    children: isBranch ? [] : null,
    names: kind === "object" ? [] : null,
  };
}

function kindOf(char: string): JsonKind {
  switch (char) {
    case "{":
      return "object";
    case "[":
      return "array";
    case '"':
      return "string";
    case "t":
    case "f":
      return "boolean";
    case "n":
      return "null";
    default:
      return "number";
  }
}
