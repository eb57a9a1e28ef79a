import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import { tendDeliveryGroups } from "../events/delivery-groups.ts";
import { createPartitions, PARTITIONED_TABLES } from "./create-partitions.ts";
import { dropPartitions } from "./drop-partitions.ts";
import { forgetOrders } from "./forget-orders.ts";
import { sweep } from "./sweep.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const now = new Date("2026-11-23T12:00:00Z");
let path: TestPath;

const partitionsOf = async (table: string) =>
  (
    await path.rows<{ name: string }>(
      "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = $1::regclass ORDER BY 1",
      [table],
    )
  ).map((row) => row.name);

async function insertEvent(state: { daysAgo: number; status: string; dueInS: number | null }) {
  const ms = now.getTime() - state.daysAgo * DAY_MS;
  const id = newId("evt", ms);
  await path.pool.query(
    `INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
       payload_id, status, due_at, created_at, updated_at)
     VALUES ($1, 'tm_1', 'web_1', $2, 'des_web_1', $3, $4, $5,
       now() + $6 * interval '1 second', now(), now())`,
    [id, path.sourceId, newId("req", ms), newId("edt", ms), state.status, state.dueInS],
  );
  return id;
}

describe("maintenance", () => {
  beforeAll(async () => {
    path = await createTestPath();
    await path.addConnection("web_1");
  });
  afterAll(() => path.close());

  describe("createPartitions", () => {
    it("creates each table's partitions from days back to two weeks ahead, once", async () => {
      const created = await Promise.all([
        createPartitions(path.pool, now, 40),
        createPartitions(path.pool, now, 40),
      ]);
      expect(created.sort((a, b) => a - b)).toEqual([0, PARTITIONED_TABLES.length * 55]);
      for (const { table } of PARTITIONED_TABLES) {
        const names = await partitionsOf(table);
        expect(names).toContain(`${table}_p20261014`);
        expect(names).toContain(`${table}_p20261207`);
      }
    });

    it("puts a row into the partition of its day", async () => {
      const id = await insertEvent({ daysAgo: 3, status: "SUCCESSFUL", dueInS: null });
      const [row] = await path.rows(
        "SELECT tableoid::regclass::text AS name FROM event WHERE id = $1",
        [id],
      );
      expect(row).toEqual({ name: "event_p20261120" });
    });
  });

  describe("dropPartitions", () => {
    it("drops days beyond the longest retention, but never one with undelivered events", async () => {
      await insertEvent({ daysAgo: 35, status: "HOLD", dueInS: null });
      await insertEvent({ daysAgo: 36, status: "FAILED", dueInS: 3_600 });
      await insertEvent({ daysAgo: 37, status: "FAILED", dueInS: null });
      const asked = newId("req", now.getTime() - 38 * DAY_MS);
      await path.pool.query(
        `INSERT INTO routing_order (id, project_id, request_id, connection_ids)
         VALUES ('ord_1', 'tm_1', $1, '{web_1}')`,
        [asked],
      );
      const dropped = await dropPartitions(path.pool, now);
      await path.pool.query("DELETE FROM routing_order");
      expect(dropped).toContain("event_p20261017");
      expect(await partitionsOf("payload")).toContain("payload_p20261016");
      const names = await partitionsOf("event");
      expect(names).toContain("event_p20261019");
      expect(names).toContain("event_p20261018");
      expect(names).not.toContain("event_p20261017");
      expect(names).toContain("event_p20261024");
      const days = new Set(dropped.map((name) => name.slice(-8)));
      const told = await path.rows<{ day: string }>(
        `SELECT replace(resource_name, '-', '') AS day FROM audit_entry
         WHERE action = 'data.delete' AND actor_type = 'system' AND organization_id IS NOT NULL`,
      );
      expect(told.map(({ day }) => day).toSorted()).toEqual([...days].toSorted());
    });
  });

  describe("occurrences of issues", () => {
    it("go after the longest retention, and the issue stays", async () => {
      const keys = { webhook_id: ["web_1"], response_status: [503], error_code: [] };
      const reference = { event_id: "evt_1", attempt_id: "atm_1" };
      const issue = {
        projectId: "tm_1",
        type: "delivery" as const,
        aggregation_keys: keys,
        reference,
      };
      const id = await insertIssue(path.pool, issue, now.getTime());
      for (const days of [0, 29, 31, 90]) {
        await path.pool.query(
          "INSERT INTO issue_occurrence (issue_id, bucket_at, project_id, count) VALUES ($1, $2, 'tm_1', 1)",
          [id, new Date(now.getTime() - days * DAY_MS)],
        );
      }
      await dropPartitions(path.pool, now);
      const left = await path.rows<{ bucket_at: Date }>(
        "SELECT bucket_at FROM issue_occurrence ORDER BY bucket_at DESC",
      );
      const daysAgo = left.map((row) => (now.getTime() - row.bucket_at.getTime()) / DAY_MS);
      expect(daysAgo).toEqual([0, 29]);
      expect(await path.rows("SELECT id FROM issue")).toEqual([{ id }]);
    });
  });

  describe("forgetOrders", () => {
    it("keeps orders that are open or were carried out within the hour", async () => {
      await path.pool.query(
        `INSERT INTO routing_order (id, project_id, request_id, connection_ids, routed_at) VALUES
           ('ord_open', 'tm_1', 'req_1', '{web_1}', NULL),
           ('ord_fresh', 'tm_1', 'req_1', '{web_1}', now() - interval '50 minutes'),
           ('ord_old', 'tm_1', 'req_1', '{web_1}', now() - interval '70 minutes')`,
      );
      await forgetOrders(path.pool);
      const left = await path.rows("SELECT id FROM routing_order ORDER BY id");
      expect(left).toEqual([{ id: "ord_fresh" }, { id: "ord_open" }]);
      await path.pool.query("DELETE FROM routing_order");
    });
  });

  describe("sweep", () => {
    const tickets = async (name: string) =>
      (
        await path.rows<{ data: unknown }>("SELECT data FROM pgboss.job WHERE name = $1", [name])
      ).map((row) => row.data);

    it("issues tickets anew when all of them were lost", async () => {
      const { body } = await path.ingest();
      const requestId = JSON.parse(body).request_id;
      await path.pool.query(
        "UPDATE request SET ingested_at = ingested_at - interval '1 minute' WHERE id = $1",
        [requestId],
      );
      await path.pool.query("DELETE FROM pgboss.job");
      await insertEvent({ daysAgo: 0, status: "QUEUED", dueInS: -30 });
      expect(await sweep(path.pool, path.queue)).toMatchObject({ requests: 1, destinations: 1 });
      expect(await tickets("request.route")).toEqual([{ requestIds: [requestId] }]);
      expect(await tickets("event.deliver")).toEqual([{ destinationId: "des_web_1" }]);
    });

    it("wakes a destination for the groups of which nobody said that they are due", async () => {
      await path.pool.query("DELETE FROM pgboss.job");
      await path.pool.query("UPDATE event SET due_at = NULL");
      await insertEvent({ daysAgo: 0, status: "QUEUED", dueInS: -30 });
      await path.pool.query("UPDATE event SET delivery_group = 'a' WHERE due_at IS NOT NULL");
      expect(await sweep(path.pool, path.queue)).toMatchObject({ destinations: 0 });
      await tendDeliveryGroups(path.pool);
      expect(await sweep(path.pool, path.queue)).toMatchObject({ destinations: 1 });
      expect(await tickets("event.deliver")).toEqual([{ destinationId: "des_web_1" }]);
      await path.pool.query("DELETE FROM delivery_group");
    });

    it("leaves alone what merely waits its turn", async () => {
      await path.pool.query("DELETE FROM pgboss.job");
      await path.pool.query("UPDATE request SET routed_at = now()");
      await path.pool.query("UPDATE event SET due_at = NULL");
      await path.ingest();
      await insertEvent({ daysAgo: 0, status: "SCHEDULED", dueInS: 60 });
      expect(await sweep(path.pool, path.queue)).toEqual({
        requests: 0,
        destinations: 0,
        orders: 0,
        operations: 0,
        projects: 0,
      });
    });
  });
});
