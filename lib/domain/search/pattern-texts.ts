const MOST_TEXTS = 8;

/** Numbers have several spellings in JSON (`500`, `5e2`), so their text proves nothing. */
const isNumeric = (text: string) => text.trim() === "" || Number.isFinite(Number(text));

/**
 * Returns texts that stand in every JSON document that a pattern matches, the longest first: keys and
 * strings. At most eight: enough to tell apart what need not be looked at closely.
 */
export function patternTexts(pattern: unknown): string[] {
  const texts = new Set<string>();
  const pending = [pattern];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === "string" && !isNumeric(value)) texts.add(value);
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) for (const key of Object.keys(value)) if (key !== "") texts.add(key);
    pending.push(...Object.values(value));
  }
  return [...texts].sort((a, b) => b.length - a.length).slice(0, MOST_TEXTS);
}
