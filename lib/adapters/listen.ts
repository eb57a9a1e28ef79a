import pg from "pg";
import { logger } from "./logger.ts";

const RECONNECT_MS = 1_000;
const PROBE_MS = 10_000;

export type Subscription = { close(): Promise<void> };

/**
 * Keeps one connection that LISTENs on the given channels. `onMessage` gets each notification;
 * `onConnect` runs after every (re)connection, since whatever was said in between is lost.
 * A silent death of the connection is noticed by a probe every 10 s.
 */
export function listen(
  url: string,
  channels: readonly string[],
  onMessage: (channel: string, payload: string) => void,
  onConnect: () => void,
): Subscription {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  const schedule = (run: () => void, delayMs: number) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(run, delayMs);
    timer.unref();
  };

  const lose = (lost: pg.Client, error: unknown) => {
    if (client !== lost) return;
    client = null;
    lost.end().catch(() => undefined);
    if (isClosed) return;
    logger.warn({ err: error }, "listening connection lost, reconnecting");
    schedule(connect, RECONNECT_MS);
  };

  const probe = (current: pg.Client) => {
    current.query("SELECT 1").then(
      () => schedule(() => probe(current), PROBE_MS),
      (error) => lose(current, error),
    );
  };

  const connect = () => {
    const next = new pg.Client({
      connectionString: url,
      application_name: "sluice listen",
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client = next;
    next.on("error", (error) => lose(next, error));
    next.on("end", () => lose(next, new Error("connection ended")));
    next.on("notification", (message) => onMessage(message.channel, message.payload ?? ""));
    (async () => {
      await next.connect();
      for (const channel of channels) await next.query(`LISTEN ${channel}`);
      onConnect();
      schedule(() => probe(next), PROBE_MS);
    })().catch((error) => lose(next, error));
  };

  connect();
  return {
    async close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      const open = client;
      client = null;
      await open?.end().catch(() => undefined);
    },
  };
}
