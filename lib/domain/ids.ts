import { randomBytes } from "node:crypto";

/** Every kind of row and the prefix of its ids. */
export const ID_PREFIXES = {
  project: "tm",
  organization: "org",
  user: "usr",
  member: "mem",
  invitation: "inv",
  session: "ses",
  apiKey: "apk",
  cliClient: "cli",
  source: "src",
  destination: "des",
  connection: "web",
  transformation: "trs",
  payload: "edt",
  request: "req",
  routingOrder: "ord",
  event: "evt",
  attempt: "atm",
  execution: "reqt",
  bookmark: "bkm",
  issue: "iss",
  issueTrigger: "it",
  issueSignal: "isg",
  issueComment: "isc",
  channel: "ch",
  notification: "ntf",
  inboxItem: "inb",
  integration: "int",
  customSourceType: "cst",
  customDomain: "dom",
  bulkOperation: "bch",
  savedView: "svw",
  backtest: "btt",
  auditEntry: "aud",
  mail: "mail",
  identity: "idn",
  oneTimeToken: "ott",
} as const;

export type IdPrefix = (typeof ID_PREFIXES)[keyof typeof ID_PREFIXES];

// Crockford's base 32 in lower case: bytes sort as numbers do, and no letter is taken for a digit.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 10;
const SOURCE_TOKEN_LENGTH = 20;
const TIMED_ID = /^(?!src_)[a-z]+_([0-9a-hjkmnp-tv-z]{10})[0-9a-hjkmnp-tv-z]{10}$/;

// Asking for random bytes costs the same for one id as for hundreds, so they are taken in stock.
const STOCK_BYTES = 4096;
let stock = randomBytes(0);
let taken = 0;

function randomText(length: number): string {
  if (taken + length > stock.length) {
    stock = randomBytes(STOCK_BYTES);
    taken = 0;
  }
  let text = "";
  for (const end = taken + length; taken < end; taken++) {
    text += ALPHABET[(stock[taken] as number) & 31];
  }
  return text;
}

function timeText(ms: number): string {
  let rest = ms;
  let text = "";
  for (let i = 0; i < TIME_LENGTH; i++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** What is delivered in the order of its ids: those of one ms keep the order in which they were made. */
const latest = new Map<IdPrefix, string>([
  [ID_PREFIXES.request, ""],
  [ID_PREFIXES.event, ""],
]);

/** The next text of that length, as a number counts up; null after the last. */
function increment(text: string): string | null {
  for (let at = text.length - 1; at >= 0; at--) {
    const digit = ALPHABET.indexOf(text[at] as string);
    if (digit < ALPHABET.length - 1) {
      return text.slice(0, at) + ALPHABET[digit + 1] + "0".repeat(text.length - at - 1);
    }
  }
  return null;
}

/** Follows the id of that kind that this process made last, when it was made in the same ms. */
function inOrder(prefix: IdPrefix, id: string): string {
  const before = latest.get(prefix);
  if (before === undefined) return id;
  const isSameMs = before.slice(0, -RANDOM_LENGTH) === id.slice(0, -RANDOM_LENGTH);
  const next = isSameMs ? increment(before.slice(-RANDOM_LENGTH)) : null;
  const ordered = next === null ? id : id.slice(0, -RANDOM_LENGTH) + next;
  latest.set(prefix, ordered);
  return ordered;
}

/**
 * Returns a new id: prefix, 10 characters of the time in ms, 10 random ones (50 bits), so that ids
 * of one kind sort by creation. Within one ms requests and events sort as this process made them, the
 * others in any order. A source's id is the secret part of its URL: 20 random characters that do not
 * say when it was made. `nowMs` is a whole number from 0.
 */
export function newId(prefix: IdPrefix, nowMs: number): string {
  if (prefix === ID_PREFIXES.source) return `${prefix}_${randomText(SOURCE_TOKEN_LENGTH)}`;
  return inOrder(prefix, `${prefix}_${timeText(nowMs)}${randomText(RANDOM_LENGTH)}`);
}

/** Tells whether `id` has the form of a time-ordered id of that kind: others need no look-up. */
export function isTimedId(prefix: IdPrefix, id: string): boolean {
  return id.startsWith(`${prefix}_`) && TIMED_ID.test(id);
}

/** Returns the ms in a time-ordered id. Throws on anything else: check foreign ids by `isTimedId`. */
export function idTimeMs(id: string): number {
  const time = TIMED_ID.exec(id)?.[1];
  if (time === undefined) throw new Error("not a time-ordered id");
  let ms = 0;
  for (const char of time) ms = ms * 32 + ALPHABET.indexOf(char);
  return ms;
}

/** Returns the smallest id of that ms: the inclusive start of a range or partition. */
export function idLowerBound(prefix: IdPrefix, ms: number): string {
  return `${prefix}_${timeText(ms)}${"0".repeat(RANDOM_LENGTH)}`;
}

/** Returns the greatest id of that ms: the inclusive end of a range. */
export function idUpperBound(prefix: IdPrefix, ms: number): string {
  return `${prefix}_${timeText(ms)}${"z".repeat(RANDOM_LENGTH)}`;
}

/** Returns the part of a source's id that stands in its URL. */
export function sourceToken(sourceId: string): string {
  return sourceId.slice(`${ID_PREFIXES.source}_`.length);
}
