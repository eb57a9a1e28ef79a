import { createHash, createHmac, randomUUID } from "node:crypto";
import {
  type ConsoleLine,
  type ConsoleType,
  MAX_CONSOLE_CHARS,
  MAX_CONSOLE_LINES,
  MAX_MESSAGE_CHARS,
} from "./protocol.ts";

/** What code has told this side during a run. */
export type HostState = {
  console: ConsoleLine[];
  consoleChars: number;
  returned: string | null;
  failure: string | null;
};

export type HostOperation = (state: HostState, args: readonly string[]) => string;

const CONSOLE_TYPES: readonly string[] = ["error", "log", "warn", "info", "debug"];
const ALGORITHMS: readonly string[] = ["md5", "sha1", "sha256", "sha384", "sha512"];
const URL_PARTS = [
  "href",
  "protocol",
  "username",
  "password",
  "host",
  "hostname",
  "port",
  "pathname",
  "search",
  "hash",
] as const;
const DROPPED: ConsoleLine = { type: "warn", message: "Further console output was dropped" };

/** Strings cross as JSON, because the engine's own strings end at a NUL on the way out. */
function text(json: string | undefined): string {
  const value: unknown = JSON.parse(json ?? '""');
  return typeof value === "string" ? value : "";
}

const withoutNul = (value: string) => value.replaceAll("\0", "");

function log(state: HostState, type: string | undefined, json: string | undefined): string {
  if (!CONSOLE_TYPES.includes(type ?? "") || state.console.length > MAX_CONSOLE_LINES) return "";
  const room = MAX_CONSOLE_CHARS - state.consoleChars;
  if (state.console.length === MAX_CONSOLE_LINES || room <= 0) {
    if (state.console.at(-1) !== DROPPED) state.console.push(DROPPED);
    return "";
  }
  const message = withoutNul(text(json)).slice(0, room).toWellFormed();
  state.consoleChars += message.length;
  state.console.push({ type: type as ConsoleType, message });
  return "";
}

function bytes(packed: string | undefined): Buffer {
  const value = text(packed?.slice(1));
  return Buffer.from(value, packed?.startsWith("b") ? "latin1" : "utf8");
}

function describeUrl(url: URL | null): string {
  if (!url) return "";
  const parts = URL_PARTS.map((name) => [name, url[name]]);
  return JSON.stringify({ ...Object.fromEntries(parts), origin: url.origin });
}

function setUrlPart(href: string, name: string, value: string): string {
  const url = URL.parse(href);
  const part = URL_PARTS.find((each) => each === name);
  if (!url || !part || (part === "href" && !URL.canParse(value))) return "";
  url[part] = value;
  return describeUrl(url);
}

function queryPairs(json: string | undefined): [string, string][] {
  const pairs: unknown = JSON.parse(json ?? "[]");
  return Array.isArray(pairs) ? pairs.map(([name, value]) => [String(name), String(value)]) : [];
}

const isKnown = (algorithm: string | undefined) => ALGORITHMS.includes(algorithm ?? "");
const encodingOf = (encoding: string | undefined) => encoding as "hex" | "base64" | "base64url";

/**
 * What code may ask the process around it for. Arguments and answers are strings; "" says that the
 * arguments make no sense. Nothing here reads files, the network or the environment.
 */
export const HOST_OPERATIONS: Readonly<Record<string, HostOperation>> = {
  log: (state, [type, json]) => log(state, type, json),
  return(state, [json]) {
    state.returned ??= json ?? "";
    return "";
  },
  fail(state, [json]) {
    state.failure ??= withoutNul(text(json)).slice(0, MAX_MESSAGE_CHARS).toWellFormed();
    return "";
  },
  "url.parse": (_, [url, base]) =>
    describeUrl(base ? URL.parse(text(url), text(base)) : URL.parse(text(url))),
  "url.set": (_, [href = "", name = "", value]) => setUrlPart(href, name, text(value)),
  "query.parse": (_, [query]) => JSON.stringify([...new URLSearchParams(text(query))]),
  "query.format": (_, [pairs]) => new URLSearchParams(queryPairs(pairs)).toString(),
  hash: (_, [algorithm = "", encoding, data]) =>
    isKnown(algorithm)
      ? createHash(algorithm).update(bytes(data)).digest(encodingOf(encoding))
      : "",
  hmac: (_, [algorithm = "", encoding, data, key]) =>
    isKnown(algorithm)
      ? createHmac(algorithm, bytes(key)).update(bytes(data)).digest(encodingOf(encoding))
      : "",
  uuid: () => randomUUID(),
};
