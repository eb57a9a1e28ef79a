/** What a saved view keeps of an address. */
export type ViewSetup = { filters: Readonly<Record<string, string>>; columns: readonly string[] };

const COLUMNS = "cols";
/** Which view is open, and which row, is no part of a view. */
const OTHERS = new Set([COLUMNS, "view", "id", "tab"]);

/** Takes from the address of a list what a view of it keeps. */
export function readViewSetup(params: URLSearchParams): ViewSetup {
  const filters = [...params].filter(([key, value]) => !OTHERS.has(key) && value !== "");
  const columns = params.get(COLUMNS);
  // As nuqs writes lists: commas between, those within escaped.
  const read = (text: string) => text.split(",").map((part) => part.replaceAll("%2C", ","));
  return { filters: Object.fromEntries(filters), columns: columns ? read(columns) : [] };
}

/** Writes the address at which a view shows. */
export function viewAddress(list: string, id: string, { filters, columns }: ViewSetup): string {
  const params = new URLSearchParams({ view: id, ...filters });
  if (columns.length > 0) {
    params.set(COLUMNS, columns.map((column) => column.replaceAll(",", "%2C")).join(","));
  }
  return `/${list}?${params}`;
}

/** Tells whether two set-ups show the same. */
export function isSameSetup(one: ViewSetup, other: ViewSetup): boolean {
  const sorted = ({ filters, columns }: ViewSetup) =>
    JSON.stringify([Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1)), columns]);
  return sorted(one) === sorted(other);
}
