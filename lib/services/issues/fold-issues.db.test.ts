import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FactRow, insertFact, insertTrigger } from "#lib/testing/issue-facts.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { foldIssues } from "./fold-issues.ts";
import { settleIssues } from "./settle-issues.ts";

const PROJECT = "tm_1";
const START = Date.parse("2026-11-23T10:00:00Z");
const MINUTE_MS = 60_000;
const minute = (minutes: number) => new Date(START + minutes * MINUTE_MS);

let path: TestPath;
beforeAll(async () => {
  path = await createTestPath();
  await path.addConnection("web_a");
  await path.addConnection("web_b");
  await path.addConnection("web_cli");
  await path.pool.query("UPDATE destination SET type = 'CLI' WHERE id = 'des_web_cli'");
  await path.addTransformation("trs_a", "");
});
afterAll(() => path.close());
beforeEach(() => path.pool.query("DELETE FROM issue; DELETE FROM issue_trigger"));

const ANY = { strategy: "first_attempt", connections: "*" } as const;
const failed = (fact: Partial<FactRow> = {}): FactRow => ({
  resource_id: "web_a",
  response_status: 503,
  error_code: "BAD_RESPONSE",
  ...fact,
});

/** Writes facts of one moment and folds them a little later. */
async function happen(at: Date, ...facts: FactRow[]) {
  for (const fact of facts) await insertFact(path.pool, PROJECT, fact, at);
  await foldIssues(path.pool, path.queue, () => new Date(at.getTime() + 500));
}

type Row = Record<string, unknown>;
const issues = () =>
  path.rows<Row>(`SELECT type, status, aggregation_keys AS keys, occurrences::int AS count, reference,
    resource_id, issue_trigger_id, first_seen_at, last_seen_at, opened_at FROM issue ORDER BY id`);
const only = async () => (await issues())[0] ?? {};
const signals = async () =>
  (await path.rows<{ kind: string }>("SELECT kind FROM issue_signal ORDER BY created_at, id")).map(
    ({ kind }) => kind,
  );
const set = (columns: string) => path.pool.query(`UPDATE issue SET ${columns}`);

describe("foldIssues", () => {
  it("makes one issue of all failures of one kind, counted by minute, and tells of it once", async () => {
    const trigger = await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    await happen(minute(0), failed({ count: 40 }), failed({ count: 2, is_final: false }));
    const last = failed({ last_id: "atm_z", event_id: "evt_z" });
    await happen(minute(3), last);
    expect(await issues()).toEqual([
      {
        type: "delivery",
        status: "OPENED",
        keys: { webhook_id: ["web_a"], response_status: [503], error_code: [] },
        count: 43,
        reference: { event_id: "evt_z", attempt_id: "atm_z" },
        resource_id: "web_a",
        issue_trigger_id: trigger,
        first_seen_at: minute(0),
        last_seen_at: minute(3),
        opened_at: minute(0),
      },
    ]);
    expect(await signals()).toEqual(["opened"]);
    const buckets = await path.rows(
      "SELECT bucket_at, count::int FROM issue_occurrence ORDER BY bucket_at",
    );
    expect(buckets).toEqual([
      { bucket_at: minute(0), count: 42 },
      { bucket_at: minute(3), count: 1 },
    ]);
    expect(await path.rows("SELECT 1 FROM issue_fact")).toEqual([]);
  });

  it("groups deliveries by connection and answer, or by error when there was none", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    const silent = { response_status: null, error_code: "TIMEOUT" };
    await happen(
      minute(0),
      failed(),
      failed({ response_status: 500 }),
      failed({ resource_id: "web_b" }),
      failed(silent),
      failed(silent),
    );
    const found = (await issues()).map(({ keys, count }) => JSON.stringify([keys, count])).sort();
    expect(found).toEqual(
      [
        [{ error_code: [], webhook_id: ["web_a"], response_status: [503] }, 1],
        [{ error_code: [], webhook_id: ["web_a"], response_status: [500] }, 1],
        [{ error_code: [], webhook_id: ["web_b"], response_status: [503] }, 1],
        [{ error_code: ["TIMEOUT"], webhook_id: ["web_a"], response_status: [] }, 2],
      ]
        .map((each) => JSON.stringify(each))
        .sort(),
    );
  });

  it("opens at the final attempt only where the trigger says so", async () => {
    const configs = { ...ANY, strategy: "final_attempt" } as const;
    await insertTrigger(path.pool, PROJECT, "delivery", configs);
    await happen(minute(0), failed({ is_final: false, count: 9 }));
    expect(await issues()).toEqual([]);
    await happen(minute(1), failed({ is_final: false, count: 9 }), failed({ count: 2 }));
    expect(await only()).toMatchObject({ count: 2, first_seen_at: minute(1) });
  });

  it("opens nothing for a command line but that nobody listens", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    await happen(minute(0), failed({ resource_id: "web_cli", error_code: "CLI" }));
    expect(await issues()).toEqual([]);
    const away = { resource_id: "web_cli", response_status: null, error_code: "CLI_UNAVAILABLE" };
    await happen(minute(0), failed(away));
    expect(await only()).toMatchObject({ keys: { error_code: ["CLI_UNAVAILABLE"] } });
  });

  it("opens one for each level of a transformation's runs from the trigger's on, and marks the runs", async () => {
    const configs = { log_level: "error", transformations: "*" } as const;
    await insertTrigger(path.pool, PROJECT, "transformation", configs);
    for (const level of ["info", "error", "fatal", "error"]) {
      await path.pool.query(
        `INSERT INTO execution (id, project_id, transformation_id, transformation_version, connection_id,
           request_id, original_payload_id, log_level)
         VALUES ('reqt_' || gen_random_uuid(), $1, 'trs_a', 1, 'web_a', 'req_1', 'edt_1', $2)`,
        [PROJECT, level],
      );
    }
    await foldIssues(path.pool, path.queue, () => new Date());
    const found = await path.rows(
      `SELECT i.aggregation_keys AS keys, i.occurrences::int AS count,
         (SELECT count(*)::int FROM execution e WHERE e.issue_id = i.id
           AND e.log_level = i.aggregation_keys->'log_level'->>0) AS runs
       FROM issue i ORDER BY 2 DESC`,
    );
    expect(found).toEqual([
      { keys: { transformation_id: ["trs_a"], log_level: ["error"] }, count: 2, runs: 2 },
      { keys: { transformation_id: ["trs_a"], log_level: ["fatal"] }, count: 1, runs: 1 },
    ]);
  });

  it("opens one for each source and cause of requests that were turned away", async () => {
    const configs = {
      rejection_causes: "*",
      excluded_rejection_causes: ["UNPARSABLE_JSON"],
      sources: "*",
    } as const;
    await insertTrigger(path.pool, PROJECT, "request", {
      ...configs,
      excluded_rejection_causes: ["UNPARSABLE_JSON"],
    });
    const request = (detail: string) => ({
      type: "request" as const,
      resource_id: path.sourceId,
      detail,
    });
    await happen(minute(0), request("VERIFICATION_FAILED"), request("UNPARSABLE_JSON"));
    const keys = { source_id: [path.sourceId], rejection_cause: ["VERIFICATION_FAILED"] };
    expect((await issues()).map((issue) => issue.keys)).toEqual([keys]);
  });

  it("gives the most specific trigger the say, and to none that is off", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    const list = { strategy: "final_attempt", connections: ["web_a"] } as const;
    const specific = await insertTrigger(path.pool, PROJECT, "delivery", {
      ...list,
      connections: ["web_a"],
    });
    await happen(minute(0), failed({ is_final: false }));
    expect(await issues()).toEqual([]);
    await happen(minute(0), failed());
    expect(await only()).toMatchObject({ issue_trigger_id: specific });
    await path.pool.query("UPDATE issue_trigger SET disabled_at = now()");
    await happen(minute(1), failed({ response_status: 500 }));
    expect(await issues()).toHaveLength(1);
  });

  it("re-opens what was resolved or dismissed by what happens later, and tells so", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    await happen(minute(0), failed());
    await set(`status = 'RESOLVED', settled_at = '${minute(5).toISOString()}'`);
    await happen(minute(4), failed());
    expect(await only()).toMatchObject({ status: "RESOLVED", count: 2, last_seen_at: minute(4) });
    await happen(minute(6), failed());
    expect(await only()).toMatchObject({ status: "OPENED", count: 3, first_seen_at: minute(0) });
    expect(((await only()).opened_at as Date).getTime()).toBeGreaterThan(minute(6).getTime());
    expect(await signals()).toEqual(["opened", "reopened"]);
  });

  it("counts what is ignored or acknowledged without a word", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    await happen(minute(0), failed());
    for (const [status, count] of [
      ["IGNORED", 2],
      ["ACKNOWLEDGED", 3],
    ] as const) {
      await set(`status = '${status}'`);
      await happen(minute(count), failed());
      expect(await only()).toMatchObject({ status, count });
    }
    expect(await signals()).toEqual(["opened"]);
  });

  it("counts each case once, however many fold at once", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    for (let n = 0; n < 50; n += 1) {
      await insertFact(path.pool, PROJECT, failed({ count: 7 }), minute(n));
    }
    const now = () => minute(60);
    await Promise.all(Array.from({ length: 6 }, () => foldIssues(path.pool, path.queue, now)));
    await foldIssues(path.pool, path.queue, now);
    expect(await issues()).toMatchObject([{ count: 350 }]);
    const [row] = await path.rows("SELECT sum(count)::int AS sum FROM issue_occurrence");
    expect(row).toEqual({ sum: 350 });
    expect(await signals()).toEqual(["opened"]);
  });
});

describe("settleIssues", () => {
  const settle = (at: Date) => settleIssues(path.pool, path.queue, () => at);
  const clean = (count: number): FactRow => ({ resource_id: "web_a", is_failure: false, count });

  it("resolves after so many clean deliveries in a row, and opens again by the next failure", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    await happen(minute(0), failed());
    await happen(minute(1), clean(9));
    await happen(minute(2), failed());
    await happen(minute(3), clean(9));
    await settle(minute(4));
    expect(await only()).toMatchObject({ status: "OPENED" });
    await happen(minute(5), clean(1));
    await settle(minute(6));
    expect(await only()).toMatchObject({ status: "RESOLVED" });
    const told = "SELECT actor_type, action, before, after FROM audit_entry";
    expect(await path.rows(told)).toEqual([
      {
        ...{ actor_type: "system", action: "issue.resolve" },
        ...{ before: { status: "OPENED" }, after: { status: "RESOLVED" } },
      },
    ]);
    expect(await path.rows("SELECT auto_resolved_at FROM issue")).toEqual([
      { auto_resolved_at: minute(6) },
    ]);
    await happen(minute(7), failed());
    expect(await only()).toMatchObject({ status: "OPENED", count: 3 });
    expect(await signals()).toEqual(["opened", "auto_resolved", "reopened"]);
  });

  it("resolves after an hour in which it went well at all", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    await happen(minute(0), failed());
    await settle(minute(600));
    expect(await only()).toMatchObject({ status: "OPENED" });
    await happen(minute(1), clean(1));
    await settle(minute(59));
    expect(await only()).toMatchObject({ status: "OPENED" });
    await settle(minute(60));
    expect(await only()).toMatchObject({ status: "RESOLVED" });
  });

  it("leaves it to people where the trigger says so", async () => {
    const never = { autoResolve: { clean_runs: null, quiet_minutes: null } };
    await insertTrigger(path.pool, PROJECT, "delivery", ANY, never);
    await happen(minute(0), failed());
    await happen(minute(1), clean(1_000));
    await settle(minute(6_000));
    expect(await only()).toMatchObject({ status: "OPENED" });
  });

  it("resolves a transformation's by runs that end less badly", async () => {
    const configs = { log_level: "error", transformations: "*" } as const;
    await insertTrigger(path.pool, PROJECT, "transformation", configs);
    const run = (detail: string, count: number) =>
      ({ type: "transformation", resource_id: "trs_a", detail, count }) as const;
    await happen(minute(0), run("error", 1));
    await happen(minute(1), run("fatal", 20));
    await settle(minute(1));
    const open =
      "SELECT aggregation_keys->'log_level'->>0 AS level FROM issue WHERE status = 'OPENED'";
    expect(await path.rows(open)).toHaveLength(2);
    await happen(minute(2), run("warn", 10));
    await settle(minute(2));
    expect(await path.rows(open)).toEqual([]);
  });

  it("resolves what was turned away after a quiet day", async () => {
    const configs = { rejection_causes: "*", sources: "*" } as const;
    await insertTrigger(path.pool, PROJECT, "request", configs);
    await happen(minute(0), { type: "request", resource_id: path.sourceId, detail: "UNKNOWN" });
    await settle(minute(1_439));
    expect(await only()).toMatchObject({ status: "OPENED" });
    await settle(minute(1_440));
    expect(await only()).toMatchObject({ status: "RESOLVED" });
  });

  it("ends a snooze at its time, and says so when it went on", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    await happen(minute(0), failed());
    await set(`snoozed_until = '${minute(10).toISOString()}', snoozed_count = 1`);
    await happen(minute(1), failed());
    await settle(minute(9));
    expect(await path.rows("SELECT snoozed_until FROM issue")).toEqual([
      { snoozed_until: minute(10) },
    ]);
    await settle(minute(10));
    expect(await path.rows("SELECT snoozed_until FROM issue")).toEqual([{ snoozed_until: null }]);
    expect(await signals()).toEqual(["opened", "recurred"]);
  });

  it("ends a snooze when it has occurred so often", async () => {
    await insertTrigger(path.pool, PROJECT, "delivery", ANY);
    await happen(minute(0), failed());
    await set("snooze_limit = 3, snoozed_count = 1");
    await happen(minute(1), failed());
    expect(await signals()).toEqual(["opened"]);
    await happen(minute(2), failed());
    expect(await signals()).toEqual(["opened", "recurred"]);
  });
});
