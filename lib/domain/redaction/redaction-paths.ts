/** What of a project's requests is never stored in clear. */
export type RedactionPaths = {
  /** Dotted, with `*` for every item of a list or object: `customer.card.number`, `items.*.email`. */
  body: readonly string[];
  /** Names, in whatever case. */
  headers: readonly string[];
  /** Names of query parameters. */
  query: readonly string[];
};

/** A path as its steps. */
export type Path = readonly string[];

export type CompiledRedaction = {
  body: readonly Path[];
  headers: ReadonlySet<string>;
  query: ReadonlySet<string>;
};

/** Compiles what a project redacts; null where that is nothing, so that nothing has to be done per request. */
export function compileRedaction(paths: Partial<RedactionPaths> | null): CompiledRedaction | null {
  const { body = [], headers = [], query = [] } = paths ?? {};
  if (body.length + headers.length + query.length === 0) return null;
  return {
    body: body.map((path) => path.split(".")),
    headers: new Set(headers.map((name) => name.toLowerCase())),
    query: new Set(query),
  };
}
