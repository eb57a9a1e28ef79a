import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";

const TICK_MS = 20;
const ANSWER_TIMEOUT_MS = 10_000;

/** One request of a client, and what it was told. */
export type Sent = {
  clientId: string;
  /** Null when the connection broke before an answer. */
  status: number | null;
  retryAfter: string | null;
  /** Of an accepted request. */
  requestId: string | null;
  startedAtMs: number;
  latencyMs: number;
};

export type Sender = {
  /** Every answer so far: the client's own book, on which nothing acknowledged may be missing. */
  ledger: Sent[];
  acked(): Sent[];
  /** `fields` stand in the body beside the client's id. */
  post(clientId: string, fields?: Record<string, unknown>): Promise<Sent>;
  /** Sends `count` requests, so many at a time. */
  burst(count: number, concurrency: number): Promise<void>;
  /** Sends at a constant rate, however slow the answers are; `stop` waits for the last of them. */
  atRate(perSecond: number): { stop(): Promise<void> };
  close(): Promise<void>;
};

/** Creates an HTTP client with keep-alive connections that posts small JSON bodies to `url`. */
export function createSender(url: string): Sender {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, {
    connections: 64,
    headersTimeout: ANSWER_TIMEOUT_MS,
    connectTimeout: 1_000,
  });
  const ledger: Sent[] = [];
  let count = 0;

  async function post(clientId: string, fields = {}): Promise<Sent> {
    const startedAtMs = Date.now();
    const answer = await ask({ clientId, ...fields }).catch(() => null);
    const sent = {
      clientId,
      status: answer?.status ?? null,
      retryAfter: answer?.retryAfter ?? null,
      requestId: answer?.requestId ?? null,
      startedAtMs,
      latencyMs: Date.now() - startedAtMs,
    };
    ledger.push(sent);
    return sent;
  }

  async function ask(body: Record<string, unknown>) {
    const response = await pool.request({
      path: pathname,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.body.text();
    const retryAfter = response.headers["retry-after"];
    return {
      status: response.statusCode,
      retryAfter: typeof retryAfter === "string" ? retryAfter : null,
      requestId: response.statusCode === 200 ? String(JSON.parse(text).request_id) : null,
    };
  }

  const nextId = () => `client-${++count}`;

  return {
    ledger,
    acked: () => ledger.filter((sent) => sent.requestId !== null),
    post,
    async burst(total, concurrency) {
      let left = total;
      const one = async () => {
        while (left-- > 0) await post(nextId());
      };
      await Promise.all(Array.from({ length: concurrency }, one));
    },
    atRate(perSecond) {
      const under = new Set<Promise<unknown>>();
      const startedAt = performance.now();
      let begun = 0;
      const timer = setInterval(() => {
        const due = ((performance.now() - startedAt) * perSecond) / 1_000;
        for (; begun < due; begun += 1) {
          const sending = post(nextId()).finally(() => under.delete(sending));
          under.add(sending);
        }
      }, TICK_MS);
      return {
        async stop() {
          clearInterval(timer);
          while (under.size > 0) await Promise.race([Promise.all(under), sleep(100)]);
        },
      };
    },
    close: () => pool.destroy(),
  };
}
