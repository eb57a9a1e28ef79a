const MAX_DEPTH = 250;

type Visit = { value: unknown; path: string; depth: number };

function isBad(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

/**
 * Returns what the database could not store of an input, as a sentence that names the field, or null:
 * text with null characters or broken surrogates, in values or keys, and nesting beyond reason.
 */
export function findBadText(input: unknown): string | null {
  const pending: Visit[] = [{ value: input, path: "", depth: 0 }];
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    const { value, path, depth } = visit;
    const name = path || "value";
    if (typeof value === "string" && isBad(value)) {
      return `${name} must be well-formed text without null characters`;
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_DEPTH) return `${name.slice(0, 200)} must not be nested that deep`;
    for (const [key, child] of Object.entries(value)) {
      if (isBad(key)) return `${name} must not have keys with null characters`;
      const step = Array.isArray(value) ? `[${key}]` : path ? `.${key}` : key;
      pending.push({ value: child, path: `${path}${step}`, depth: depth + 1 });
    }
  }
  return null;
}
