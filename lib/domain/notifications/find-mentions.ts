export type Mentionable = { userId: string; name: string | null; email: string };

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
const SPACES = /\s+/g;

const keyOf = (text: string) => text.replaceAll(SPACES, " ").trim().toLowerCase();
const escaped = (key: string) =>
  key.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll(" ", "\\s+");

/**
 * Returns whom a text in Markdown mentions: `@` and the e-mail or the whole name of one of these people,
 * whatever its case, where neither goes on. The longest that fits counts. A name that two people have
 * mentions nobody, nor does code.
 */
export function findMentions(text: string, people: readonly Mentionable[]): string[] {
  if (!text.includes("@")) return [];
  const userIds = new Map<string, string | null>();
  for (const { userId, name } of people) {
    const key = keyOf(name ?? "");
    if (key !== "") userIds.set(key, userIds.has(key) ? null : userId);
  }
  // An address is one person's alone, whatever others call themselves.
  for (const { userId, email } of people) userIds.set(keyOf(email), userId);
  if (userIds.size === 0) return [];
  const keys = [...userIds.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  const mention = new RegExp(
    `(?<![\\p{L}\\p{N}_.@+-])@(${keys.join("|")})(?![\\p{L}\\p{N}_-]|[.@+][\\p{L}\\p{N}])`,
    "giu",
  );
  const mentioned = [...text.replaceAll(CODE, " ").matchAll(mention)].flatMap(
    ([, key = ""]) => userIds.get(keyOf(key)) ?? [],
  );
  return [...new Set(mentioned)];
}
