/** Writes a noun of the API as a title: `issue-triggers` → `Issue triggers`, `cli-auth` → `CLI auth`. */
export function asTitle(noun: string): string {
  const words = noun
    .replaceAll(/[-_]/g, " ")
    .replace(/\b(?:api|cli)\b/, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
