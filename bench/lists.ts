import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { connectPlaces } from "./connect-places.ts";
import { type Latencies, summarize } from "./latencies.ts";
import { fillLists, type Place } from "./list-data.ts";
import { describeMachine } from "./machine.ts";
import { type Product, startProduct } from "./product.ts";

const RESULTS = fileURLToPath(new URL("results-lists.json", import.meta.url));
const EVENTS = 2_000_000;
const DAYS = 20;
const ISSUE = "iss_bench";
const DAY_MS = 24 * 60 * 60 * 1_000;

const PAGE_MS = 100;
const WARM_UPS = 3;
const CALLS = 40;
/** A search that finds little takes as long as it may, so it is called less often. */
const SLOW_CALLS = 8;
const SLOW_MS = 400;

type Page = {
  count: number;
  pagination: { next?: string };
  models: { id: string; request_id?: string; event_data_id?: string }[];
  search?: { scanned: number; is_complete: boolean };
};

type Measured = {
  what: string;
  path: string;
  rows: number;
  scanned?: number;
  latencies: Latencies;
};

/** An issue of the one connection whose events failed with 503. */
async function addIssue(pool: pg.Pool, projectId: string, connectionId: string) {
  await pool.query(
    `INSERT INTO issue (id, project_id, type, aggregation_keys, aggregation_hash, opened_at,
       first_seen_at, last_seen_at)
     VALUES ($1, $2, 'delivery', $3, '', now(), now() - interval '15 days', now())`,
    [ISSUE, projectId, { webhook_id: [connectionId], response_status: [503], error_code: [] }],
  );
}

/** What people look at most, and what is hardest to find. */
async function pages(product: Product, [first, second]: readonly Place[]) {
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
  const deep = await product.call<Page>("GET", `/events?limit=1&created_at[lte]=${daysAgo(13)}`);
  const cursor = deep.models[0]?.id;
  const one = (await product.call<Page>("GET", `/events?limit=1&created_at[lte]=${daysAgo(7)}`))
    .models[0];
  const paths: [string, string][] = [
    ["events", "/events"],
    ["events, 250 a page", "/events?limit=250"],
    ["with data", "/events?include=data"],
    ["oldest first", "/events?dir=asc"],
    ["deep in the list, next", `/events?next=${cursor}`],
    ["deep in the list, prev", `/events?prev=${cursor}`],
    ["of a day", `/events?created_at[gte]=${daysAgo(10)}&created_at[lte]=${daysAgo(9)}`],
    ["failed", "/events?status=FAILED"],
    ["failed or held", "/events?status[]=FAILED&status[]=HOLD"],
    ["of a connection", `/events?webhook_id=${first?.connectionId}`],
    ["of a connection, failed", `/events?webhook_id=${first?.connectionId}&status=FAILED`],
    ["of a source", `/events?source_id=${second?.sourceId}`],
    ["of a destination", `/events?destination_id=${second?.destinationId}`],
    ["answered 500", "/events?response_status=500"],
    ["answered 503, one in 2,000", "/events?response_status=503"],
    ["timed out", "/events?error_code=TIMEOUT"],
    ["of an issue, one in 2,000", `/events?issue_id=${ISSUE}`],
    ["of a delivery group, one in 20,000", "/events?delivery_group=tenant-100"],
    ["attempted in the last hour", `/events?last_attempt_at[gte]=${daysAgo(1 / 24)}`],
    ["one by its id", `/events/${one?.id}`],
    ["requests", "/requests"],
    ["requests of a source", `/requests?source_id=${second?.sourceId}`],
    ["requests with data", "/requests?include=data"],
    ["events of a request", `/requests/${one?.request_id}/events`],
    ["attempts", "/attempts"],
    ["attempts of an event", `/attempts?event_id=${one?.id}`],
    ["search: in one of three", "/events?search_term=order.paid"],
    ["search: body, in one of three", '/events?body={"type":"order.paid"}'],
    ["search: path, in one of fifty", "/events?path=/orders/7"],
    ["search: in one of 5,000", "/events?search_term=customer-77@"],
    ["search: in one of 5,000, progressive", "/events?search_term=customer-77@&progressive=true"],
  ];
  return paths;
}

async function measure(product: Product, what: string, path: string): Promise<Measured> {
  const timed = async () => {
    const startedAt = performance.now();
    const page = await product.call<Page>("GET", path);
    return { page, ms: performance.now() - startedAt };
  };
  let last = await timed();
  for (let at = 1; at < WARM_UPS; at += 1) last = await timed();
  const times: number[] = [];
  const calls = last.ms > SLOW_MS ? SLOW_CALLS : CALLS;
  while (times.length < calls) times.push((await timed()).ms);
  const latencies = summarize(times);
  if (!latencies) throw new Error("nothing was measured");
  const { count = 1, search } = last.page;
  return { what, path, rows: count, ...(search ? { scanned: search.scanned } : {}), latencies };
}

function line({ what, rows, scanned, latencies }: Measured): string {
  const { p50, p95 } = latencies;
  const figures = `p50 ${p50.toFixed(1).padStart(6)} ms   p95 ${p95.toFixed(1).padStart(6)} ms`;
  const looked = scanned === undefined ? "" : ` of ${scanned.toLocaleString("en")}`;
  return `${p50 <= PAGE_MS ? "✓" : "✗"} ${what.padEnd(38)} ${figures}   ${rows} rows${looked}`;
}

/** Measures pages of lists of 2,000,000 events through the API, one call at a time. */
export async function benchLists(say: (line: string) => void): Promise<void> {
  say("starting the product and its Postgres");
  const product = await startProduct();
  try {
    const { projectId, places } = await connectPlaces(product);
    say(`making ${EVENTS.toLocaleString("en")} events of ${DAYS} days, which takes minutes`);
    await fillLists(product.pool, projectId, places, { count: EVENTS, days: DAYS });
    await addIssue(product.pool, projectId, places[5]?.connectionId ?? "");
    say(`\n  a page of 100, aim: p50 ≤ ${PAGE_MS} ms\n`);
    const measured: Measured[] = [];
    for (const [what, path] of await pages(product, places)) {
      const one = await measure(product, what, path);
      measured.push(one);
      say(line(one));
    }
    const machine = await describeMachine(product.pool);
    const results = { at: new Date().toISOString(), machine, events: EVENTS, pages: measured };
    await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
    say(`\nAll figures: ${RESULTS}`);
  } finally {
    await product.stop();
  }
}
