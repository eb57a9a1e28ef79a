import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventListQuery } from "#lib/schemas/event.ts";
import { requestListQuery } from "#lib/schemas/request.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent, insertRequest } from "#lib/testing/test-rows.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { createConnection } from "../connections/create-connection.ts";
import { countRows } from "../lists/read-rows.ts";
import { wholeCondition } from "../lists/timed-rows.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { listRequests } from "../requests/list-requests.ts";
import { eventConditions } from "./event-conditions.ts";
import { listEvents } from "./list-events.ts";

const HOUR_MS = 60 * 60 * 1_000;

let api: TestApi;
const names = new Map<string, string>();
const requests = new Map<string, string>();

/** `at` is in hours from now. */
const at = (hours: number) => new Date(api.ctx.now().getTime() + hours * HOUR_MS);

async function addIssue(id: string, type: string, keys: object, from: number, projectId: string) {
  await api.ctx.db.prisma.issue.create({
    data: {
      id,
      projectId,
      type,
      aggregationKeys: keys,
      aggregationHash: Buffer.from(id),
      openedAt: at(from),
      firstSeenAt: at(from),
      lastSeenAt: at(0),
    },
  });
}

beforeAll(async () => {
  api = await createTestApi();
  const { pool } = api.ctx.db;
  const projectId = api.project.id;
  // The day before yesterday has no partition of its own: its rows lie with all others.
  await createPartitions(pool, api.ctx.now(), 1);
  const connect = async (name: string) => {
    const connection = await createConnection(api.ctx, {
      source: { name: "shop" },
      destination: { name, type: "MOCK_API" },
    });
    const { source, destination } = connection;
    const ends = { sourceId: source.id, destinationId: destination.id };
    return { projectId, connectionId: connection.id, ...ends };
  };
  const [a, b] = [await connect("a"), await connect("b")];
  const answered = (status: number, hours: number) => ({
    response_status: status,
    attempts: 1,
    last_attempt_at: at(hours),
  });
  const rows: [string, typeof a, number, object][] = [
    ["ancient", a, -60, { ...answered(500, -1), status: "FAILED" }],
    ["old", a, -30, { ...answered(500, -30), status: "FAILED" }],
    ["failed", a, -5, { ...answered(500, -5), status: "FAILED", delivery_group: "tenant" }],
    ["other", a, -4, { ...answered(503, -4), status: "FAILED", bulk_operation_id: "bch_1" }],
    ["elsewhere", b, -4, { ...answered(500, -4), status: "FAILED" }],
    ["timeout", a, -3, { status: "FAILED", error_code: "TIMEOUT", last_attempt_at: at(-3) }],
    ["retrying", b, -3, { ...answered(500, -3), status: "FAILED", next_attempt_at: at(5) }],
    ["waiting", b, -2, { status: "SCHEDULED", next_attempt_at: at(2) }],
    ["fine", b, -2, { ...answered(200, -1), successful_at: at(-1), cli_id: "cli_1" }],
    ["mine", b, -1, { ...answered(200, 0), successful_at: at(0), cli_id: "c", cli_user_id: "u" }],
  ];
  for (const [name, owner, hours, row] of rows) {
    const isBulk = "bulk_operation_id" in row;
    const { id, payloadId } = await insertRequest(pool, owner, at(hours).getTime(), {
      row: isBulk ? { bulk_operation_id: row.bulk_operation_id } : {},
    });
    const facts = { request_id: id, payload_id: payloadId, ...row };
    names.set(await insertEvent(pool, owner, at(hours).getTime(), facts), name);
    requests.set(id, name);
  }
  const web = a.connectionId;
  await addIssue(
    "iss_500",
    "delivery",
    { webhook_id: [web], response_status: [500] },
    -10,
    projectId,
  );
  const none = { webhook_id: [web], response_status: [null], error_code: ["TIMEOUT"] };
  await addIssue("iss_none", "delivery", none, -10, projectId);
  const queue = { destination_id: [b.destinationId], delay: [60_000] };
  await addIssue("iss_queue", "backpressure", queue, -2.5, projectId);
  await addIssue("iss_request", "request", { source_id: [a.sourceId] }, -10, projectId);
  await addIssue("iss_all", "delivery", { webhook_id: [web] }, -100, api.foreign.projectId);
});
afterAll(() => api.close());

const QUEUE = ["fine", "mine", "waiting"];

describe("eventConditions", () => {
  it.each<[object, string[]]>([
    [{ issue_id: "iss_500" }, ["ancient", "failed"]],
    [{ issue_id: "iss_none" }, ["timeout"]],
    [{ issue_id: ["iss_500", "iss_none"] }, ["ancient", "failed", "timeout"]],
    [{ issue_id: "iss_queue" }, QUEUE],
    [{ issue_id: ["iss_queue", "iss_500"] }, ["ancient", "failed", ...QUEUE]],
    [{ issue_id: "iss_500", status: "SUCCESSFUL" }, []],
    [{ issue_id: "iss_request" }, []],
    [{ issue_id: "iss_all" }, []],
    [{ issue_id: "nope" }, []],
    [{ delivery_group: "tenant" }, ["failed"]],
    [{ bulk_retry_id: ["bch_1", "bch_2"] }, ["other"]],
    [{ cli_id: { any: "true" } }, ["fine", "mine"]],
    [{ cli_id: ["cli_1", "nope"] }, ["fine"]],
    [{ cli_user_id: "u" }, ["mine"]],
    [{ cli_user_id: { any: "true" } }, ["mine"]],
    [{ error_code: "TIMEOUT" }, ["timeout"]],
    [{ response_status: "null", status: "FAILED" }, ["timeout"]],
    [{ successful_at: "null", cli_id: { any: "true" } }, []],
    [{ successful_at: { any: "true" } }, ["fine", "mine"]],
    [{ next_attempt_at: { any: "true" } }, ["retrying", "waiting"]],
    [{ next_attempt_at: "null", cli_id: { any: "true" } }, ["fine", "mine"]],
    [{ source_id: "nope" }, []],
  ])("%j: %j", async (query, expected) => {
    const parsed = eventListQuery.parse(query);
    const page = await listEvents(api.ctx, parsed);
    expect(page.models.map(({ id }) => names.get(id)).sort()).toEqual(expected.toSorted());
    const whole = wholeCondition(await eventConditions(api.ctx, parsed));
    const { count } = await countRows(api.ctx, Prisma.raw("event t"), whole);
    expect(count).toBe(expected.length);
  });

  it("compares times of what happened later than the event was made", async () => {
    const found = async (query: object) => {
      const page = await listEvents(api.ctx, eventListQuery.parse(query));
      return page.models.map(({ id }) => names.get(id));
    };
    const iso = (hours: number) => at(hours).toISOString();
    expect(await found({ last_attempt_at: { lte: iso(-4.5) } })).toEqual(["failed", "old"]);
    expect(await found({ last_attempt_at: { gte: iso(-1) } })).toEqual(["mine", "fine", "ancient"]);
    expect(await found({ last_attempt_at: iso(-30) })).toEqual(["old"]);
    expect(await found({ next_attempt_at: { lt: iso(3) } })).toEqual(["waiting"]);
    expect(await found({ successful_at: { gt: iso(-0.5) } })).toEqual(["mine"]);
  });

  it("puts rows without a partition of their own where they belong", async () => {
    const walk = async (dir: string) => {
      const seen: (string | undefined)[] = [];
      let next: string | undefined;
      do {
        const query = { limit: 1, dir, ...(next ? { next } : {}) };
        const page = await listEvents(api.ctx, eventListQuery.parse(query));
        seen.push(...page.models.map(({ id }) => names.get(id)));
        next = page.pagination.next;
      } while (next);
      return seen;
    };
    const upwards = await walk("asc");
    expect(upwards.slice(0, 3)).toEqual(["ancient", "old", "failed"]);
    expect(upwards).toHaveLength(names.size);
    expect(await walk("desc")).toEqual(upwards.toReversed());
  });
});

describe("requestConditions", () => {
  it("finds requests by their bulk operation and the time they came in", async () => {
    const found = async (query: object) => {
      const page = await listRequests(api.ctx, requestListQuery.parse(query));
      return page.models.map(({ id }) => requests.get(id));
    };
    expect(await found({ bulk_retry_id: "bch_1" })).toEqual(["other"]);
    expect(await found({ bulk_retry_id: ["bch_2"] })).toEqual([]);
    const ingested = { gte: at(-4.5).toISOString(), lt: at(-3.5).toISOString() };
    expect((await found({ ingested_at: ingested })).sort()).toEqual(["elsewhere", "other"]);
    expect(await found({ ingested_at: { lte: at(-50).toISOString() } })).toEqual(["ancient"]);
  });
});
