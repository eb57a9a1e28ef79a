import { Resolver } from "node:dns/promises";
import type { TxtAnswer } from "#lib/domain/custom-domains/ownership.ts";

export type ResolveTxt = (name: string) => Promise<TxtAnswer>;

const TIMEOUT_MS = 1_500;
const TRIES = 2;
/** A screen that asks again and again costs one query in this time. */
const CACHE_MS = 5_000;
const MAX_CACHED = 1_000;
const NOTHING_THERE = new Set(["ENOTFOUND", "ENODATA", "EBADNAME"]);

type Options = { servers?: readonly string[]; nowMs?: () => number };

/**
 * Creates the reader of TXT records. It answers within about 5 s whatever the name servers do, never rejects,
 * and asks for a name at most once in 5 s. `servers`: the system's unless given.
 */
export function createTxtResolver({
  servers,
  nowMs = () => performance.now(),
}: Options = {}): ResolveTxt {
  const cache = new Map<string, { answer: Promise<TxtAnswer>; untilMs: number }>();
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers) resolver.setServers(servers);

  async function ask(name: string): Promise<TxtAnswer> {
    try {
      const records = await resolver.resolveTxt(name);
      // A long value comes in pieces.
      return { kind: "found", values: records.map((pieces) => pieces.join("")) };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "";
      return { kind: NOTHING_THERE.has(code) ? "none" : "failed" };
    }
  }

  return (name) => {
    const cached = cache.get(name);
    if (cached && cached.untilMs > nowMs()) return cached.answer;
    if (cache.size >= MAX_CACHED) cache.clear();
    const answer = ask(name);
    cache.set(name, { answer, untilMs: nowMs() + CACHE_MS });
    return answer;
  };
}
