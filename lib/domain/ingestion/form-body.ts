function add(pairs: string[], key: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      add(pairs, typeof item === "object" ? `${key}[${index}]` : `${key}[]`, item);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      add(pairs, key === "" ? name : `${key}[${name}]`, item);
    }
  } else if (key !== "") {
    const text = value === null || value === undefined ? "" : String(value);
    pairs.push(`${encode(key)}=${encode(text)}`);
  }
}

const encode = (text: string) =>
  encodeURIComponent(text.toWellFormed())
    .replaceAll("%20", "+")
    .replaceAll("%5B", "[")
    .replaceAll("%5D", "]");

/** Writes an object as a form body, so that `parseQuery` reads the same from it: `a[b]=1`, `a[]=1`. */
export function formatForm(value: object): string {
  const pairs: string[] = [];
  add(pairs, "", Array.isArray(value) ? { ...value } : value);
  return pairs.join("&");
}
