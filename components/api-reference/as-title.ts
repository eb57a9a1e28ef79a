/** Writes a noun of the API as a title: `issue-triggers` → `Issue triggers`. */
export function asTitle(noun: string): string {
  const words = noun.replaceAll(/[-_]/g, " ").replace(/\bapi\b/, "API");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
