/**
 * Writes a query as the API reads it: `a=1`, lists as `id[0]=x&id[1]=y`, operators as `at[gte]=…`.
 * Leaves out what is undefined; answers "" for nothing, else a text that begins with "?".
 */
export function writeQuery(query: Record<string, unknown> | undefined): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) append(search, key, value);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

function append(search: URLSearchParams, key: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== "object" || value === null) {
    search.append(key, String(value));
    return;
  }
  for (const [inner, each] of Object.entries(value)) append(search, `${key}[${inner}]`, each);
}
