import type { Message } from "./message.ts";

/** How many of several messages are told by their title. */
const NAMED = 10;

/**
 * Makes one message of several to one place: the last one, with the others told along by their titles. Of
 * each issue only the last counts. Null when there is none.
 */
export function gatherMessages(messages: readonly Message[]): Message | null {
  const latest = new Map<string, Message>();
  for (const message of messages) {
    // Told again at the end, so that the order is that of the last word about each.
    latest.delete(message.key);
    latest.set(message.key, message);
  }
  const [first, ...rest] = [...latest.values()].reverse();
  if (!first) return null;
  return {
    ...first,
    others: rest.slice(0, NAMED).map(({ title, url }) => ({ title, url })),
    moreCount: Math.max(0, rest.length - NAMED),
  };
}
