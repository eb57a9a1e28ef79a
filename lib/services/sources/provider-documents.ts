import { logger } from "#lib/adapters/logger.ts";
import type { SendHttp } from "#lib/adapters/send-http.ts";
import type { ProviderDocument } from "#lib/domain/authentication/authentication.ts";

/** Reads a provider's document; null when it may not be asked or does not answer 2xx. Never rejects. */
export type ReadDocument = (document: ProviderDocument) => Promise<string | null>;

const TIMEOUT_MS = 5_000;
const MAX_DOCUMENTS = 1_000;
/** A document that could not be read is not asked for by every request that needs it. */
const FAILURE_MS = 10_000;

type Entry = { text: Promise<string | null>; untilMs: number };

function keyOf({ url, headers, form }: ProviderDocument): string {
  return JSON.stringify([url, headers, form]);
}

/**
 * Creates the reader of keys and certificates that providers publish. Only https on the hosts that the
 * provider is known by is asked, and by the client that reaches no blocked address. Answers are kept in
 * memory for as long as the document says; concurrent requests share one call.
 */
export function createReadDocument(http: SendHttp, nowMs: () => number): ReadDocument {
  const entries = new Map<string, Entry>();

  async function read({ url, headers = {}, form, hosts }: ProviderDocument) {
    const parsed = URL.parse(url);
    if (parsed?.protocol !== "https:" || !hosts.test(parsed.hostname)) return null;
    const body = form ? Buffer.from(new URLSearchParams(form).toString()) : null;
    const type = form ? { "content-type": "application/x-www-form-urlencoded" } : {};
    const answer = await http.send({
      url: parsed.href,
      method: form ? "POST" : "GET",
      headers: Object.entries({ "user-agent": "Sluice", ...type, ...headers }).flat(),
      body,
      timeoutMs: TIMEOUT_MS,
    });
    if (answer.ok && answer.status < 300 && !answer.isTruncated) return answer.body.toString();
    const outcome = answer.ok ? answer.status : answer.code;
    logger.warn({ host: parsed.hostname, outcome }, "a provider's document could not be read");
    return null;
  }

  return async (document) => {
    if (document.cacheMs === 0) return read(document);
    const key = keyOf(document);
    const known = entries.get(key);
    if (known && nowMs() < known.untilMs) return known.text;
    if (entries.size >= MAX_DOCUMENTS) entries.clear();
    const entry: Entry = { text: read(document), untilMs: nowMs() + document.cacheMs };
    entries.set(key, entry);
    if ((await entry.text) === null) entry.untilMs = nowMs() + FAILURE_MS;
    return entry.text;
  };
}
