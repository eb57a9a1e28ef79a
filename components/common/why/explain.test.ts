import { describe, expect, it } from "vitest";
import { attemptErrorCode, ignoredCause, rejectionCause } from "#lib/schemas/enums.ts";
import { explainError, explainStatus } from "./explain-error.ts";
import { type EventSurroundings, explainEvent } from "./explain-event.ts";
import { explainIgnored } from "./explain-ignored.ts";
import { explainRequest } from "./explain-request.ts";

const SENTENCES = /^[A-Z`].*[.]$/;

describe("explainError", () => {
  it.each(attemptErrorCode.options)("says what %s is and what to do", (code) => {
    const { what, next } = explainError(code);
    expect(what).toMatch(SENTENCES);
    expect(next).toMatch(SENTENCES);
  });
});

describe("explainStatus", () => {
  it.each([
    [301, /Redirects are not followed/],
    [401, /credentials/],
    [404, /nothing at this path/],
    [418, /refuses the request/],
    [429, /too often/],
    [500, /failed while it worked/],
    [503, /overloaded/],
    [599, /failed while it worked/],
  ])("explains %i", (status, words) => {
    expect(explainStatus(status)).toMatch(words);
    expect(explainStatus(status)).toMatch(SENTENCES);
  });
});

describe("explainRequest", () => {
  const request = {
    source_id: "src_1",
    rejection_cause: null,
    events_count: 0,
    cli_events_count: 0,
    ignored_count: 0,
  };

  it.each(rejectionCause.options)("says why it was rejected with %s and what to do", (cause) => {
    const words = explainRequest({ ...request, rejection_cause: cause }, false);
    expect(words?.what).toMatch(SENTENCES);
    expect(words?.next).toMatch(SENTENCES);
  });
  it("leads to the source where the remedy is there", () => {
    const words = explainRequest({ ...request, rejection_cause: "NO_CONNECTION" }, false);
    expect(words?.link?.href).toBe("/sources/src_1");
    const large = explainRequest({ ...request, rejection_cause: "PAYLOAD_TOO_LARGE" }, false);
    expect(large?.link).toBeUndefined();
  });
  it.each([
    [{ events_count: 1 }, false, null],
    [{ cli_events_count: 1, ignored_count: 2 }, false, null],
    [{ ignored_count: 1 }, false, "Its connection ignored it."],
    [{ ignored_count: 3 }, false, "All of its 3 connections ignored it."],
    [{ events_count: null, ignored_count: null }, false, "It is being routed."],
    [{}, true, "It is stored and not routed yet, because no worker runs."],
  ])("explains %j with the worker away: %s", (changes, isWorkerAway, what) => {
    expect(explainRequest({ ...request, ...changes }, isWorkerAway)?.what ?? null).toBe(what);
  });
});

describe("explainIgnored", () => {
  const active = { disabled_at: null, destination: { disabled_at: null } };
  const at = "2026-11-23T12:00:00.000Z";

  it.each(ignoredCause.options)("has words for %s", (cause) => {
    const { what, next } = explainIgnored({ webhook_id: "web_1", cause, meta: null }, active);
    expect(what).toMatch(SENTENCES);
    expect(next).toMatch(SENTENCES);
  });
  it.each([
    ["FILTERED", ["body", "headers"], /did not match the body and headers\./, "/connections/web_1"],
    ["FILTERED", null, /did not match the request\./, "/connections/web_1"],
    ["DEDUPLICATED", { request_id: "req_1" }, /had seen the same/, "/requests/req_1"],
    ["DEDUPLICATED", null, /had seen the same/, "/connections/web_1"],
    ["TRANSFORMATION_FAILED", { transformation_id: "trs_1" }, /failed/, "/transformations/trs_1"],
  ] as const)("explains %s with %j", (cause, meta, what, href) => {
    const words = explainIgnored({ webhook_id: "web_1", cause, meta }, active);
    expect(words.what).toMatch(what);
    expect(words.link?.href).toBe(href);
  });
  it.each([
    [active, /was disabled then, and is not any more/],
    [{ ...active, disabled_at: at }, /^It is disabled/],
    [{ ...active, destination: { disabled_at: at } }, /^Its destination is disabled/],
    [undefined, /deleted since/],
  ])("tells what is disabled by now", (connection, what) => {
    const words = explainIgnored({ webhook_id: "web_1", cause: "DISABLED" }, connection);
    expect(words.what).toMatch(what);
  });
});

describe("explainEvent", () => {
  const event = {
    status: "QUEUED" as const,
    webhook_id: "web_1",
    destination_id: "des_1",
    attempts: 0,
    response_status: null,
    error_code: null,
    next_attempt_at: null,
    order_key: null,
    delivery_group: null,
    is_waiting_for_turn: false,
  };
  const at = "2026-11-23T12:00:00.000Z";
  const connection = { paused_at: null, disabled_at: null, rules: [{ type: "retry" }] };
  const destination = {
    config: {},
    health: { state: "healthy" as const, next_probe_at: null },
  };
  const around: EventSurroundings = { connection, destination, isWorkerAway: false };
  const limited = (rate: number, period: string) => ({
    ...around,
    destination: { ...destination, config: { delivery_policy: { rate, period } } },
  });

  it("has nothing to explain about what was delivered", () => {
    expect(explainEvent({ ...event, status: "SUCCESSFUL" }, around)).toBeNull();
  });

  it.each([
    [{}, around, "It waits for its turn at the destination.", null],
    [{}, { isWorkerAway: false }, "It waits for its turn at the destination.", null],
    [{}, { ...around, isWorkerAway: true }, "No worker runs, so nothing is delivered.", null],
    [
      { is_waiting_for_turn: true, order_key: "c-1" },
      around,
      "It waits in line: earlier events of “c-1” come first.",
      null,
    ],
    [
      {},
      limited(5, "minute"),
      "The destination takes at most 5 events per minute. This one waits for its turn.",
      null,
    ],
    [
      { delivery_group: "shop" },
      limited(1, "concurrent"),
      "The destination takes at most 1 event at a time. This one waits for its turn, in the group “shop”.",
      null,
    ],
    [
      {},
      {
        ...around,
        destination: { ...destination, health: { state: "slowed" as const, next_probe_at: at } },
      },
      "The destination does not keep up, so it gets one event now and then. This one waits.",
      at,
    ],
    [
      { status: "SCHEDULED" as const, next_attempt_at: at },
      around,
      "The connection's delay rule holds it back.",
      at,
    ],
    [
      { status: "HOLD" as const },
      { ...around, connection: { ...connection, paused_at: at } },
      "The connection is paused.",
      null,
    ],
    [
      { status: "HOLD" as const, order_key: "c-1", attempts: 3 },
      around,
      "It failed and was parked, and the events of “c-1” wait with it.",
      null,
    ],
    [{ status: "CANCELLED" as const }, around, "It was cancelled and is not sent.", null],
    [
      { status: "FAILED" as const, error_code: "TIMEOUT" as const, next_attempt_at: at },
      around,
      "The destination did not answer in time.",
      at,
    ],
    [
      { status: "FAILED" as const, response_status: 500 },
      around,
      "The destination answered 500. No automatic retry is left.",
      null,
    ],
    [
      { status: "FAILED" as const, response_status: 404 },
      { ...around, connection: { ...connection, rules: [] } },
      "The destination answered 404. The connection has no retry rule, so nothing tries it again by itself.",
      null,
    ],
  ])("explains %j", (changes, surroundings, what, until) => {
    const words = explainEvent({ ...event, ...changes }, surroundings);
    expect(words?.what).toBe(what);
    expect(words?.until ?? null).toBe(until);
  });
});
