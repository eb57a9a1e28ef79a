import type { Directory } from "#components/connections/use-directory.ts";
import type { FilterChoice } from "#lib/client/lists/filter-field.ts";
import type { ChoicesOf } from "./filter-words.ts";

function namesOf(
  rows: ReadonlyMap<string, { id: string; name: string | null; full_name?: string | null }>,
): FilterChoice[] {
  return [...rows.values()]
    .map(({ id, name, full_name }) => ({ value: id, label: full_name ?? name ?? id }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Knows what can be chosen of each filter: its own words, or the names of what ids stand for. */
export function directoryChoices(directory: Directory): ChoicesOf {
  return (field) => {
    if (field.kind === "choices") return field.options;
    if (field.kind !== "resources") return [];
    switch (field.resource) {
      case "sources":
      case "connections":
      case "destinations":
        return namesOf(directory[field.resource]);
      default:
        return [];
    }
  };
}
