import { type FilterChoice, type FilterField, valuesOf } from "#lib/client/lists/filter-field.ts";
import { rangeWords } from "./range-words.ts";

/** What can be chosen of a field; `resources` are the names of what ids stand for. */
export type ChoicesOf = (field: FilterField) => readonly FilterChoice[];

const MOST_NAMED = 2;

function listWords(values: readonly string[], choices: readonly FilterChoice[]): string {
  const names = values.map((value) => choices.find((each) => each.value === value)?.label ?? value);
  const named = names.slice(0, MOST_NAMED).join(", ");
  return names.length > MOST_NAMED ? `${named} +${names.length - MOST_NAMED}` : named;
}

/** Says what a filter is set to, in the few words of a chip. */
export function filterWords(field: FilterField, text: string, choicesOf: ChoicesOf): string {
  switch (field.kind) {
    case "choices":
    case "resources":
      return listWords(valuesOf(text), choicesOf(field));
    case "ids":
      return listWords(valuesOf(text), []);
    case "flag":
      return text === "true" ? field.yes : field.no;
    case "time":
      if (text === "none" || text === "any") return text;
      return rangeWords(text, field.isFuture ? "Next" : "Last");
    case "number":
      return text;
  }
}
