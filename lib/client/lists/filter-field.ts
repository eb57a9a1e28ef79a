/** What a list of the API can be filtered by, as it stands in the URL and on a chip. */
export type FilterField = {
  /** In the URL. */
  key: string;
  /** In the API; a dot leads into what it holds. */
  apiKey: string;
  label: string;
} & (
  | { kind: "choices"; options: readonly FilterChoice[]; isSingle?: boolean }
  | { kind: "resources"; resource: FilterResource }
  /** `isAnswer`: of HTTP, so that `5xx` means something. */
  | { kind: "number"; isAnswer?: boolean; isNullable?: boolean; example: string }
  /** `isFuture`: a length counts onwards from now. */
  | { kind: "time"; isFuture?: boolean; isNullable?: boolean }
  | { kind: "flag"; yes: string; no: string }
  | { kind: "ids"; example: string }
);

/** What ids in filters stand for. */
export type FilterResource =
  | "sources"
  | "connections"
  | "destinations"
  | "transformations"
  | "people"
  | "triggers";

export type FilterChoice = { value: string; label: string };

/** The filters that are set: what stands in the URL, by the key of the field. */
export type FilterValues = Readonly<Record<string, string>>;

/** Returns the values of a filter that takes several. */
export function valuesOf(text: string): string[] {
  return text.split(",").filter((value) => value !== "");
}
