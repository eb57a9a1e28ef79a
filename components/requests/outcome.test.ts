import { describe, expect, it } from "vitest";
import { rejectionCause } from "#lib/schemas/enums.ts";
import type { IgnoredEventModel } from "#lib/schemas/ignored-event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { ignoredWords, rejectionWords, requestStatus } from "./outcome.ts";

const request = (changes: Partial<RequestModel>): RequestModel => ({
  id: "req_1",
  team_id: "tm_1",
  source_id: "src_1",
  verified: null,
  original_event_data_id: "edt_1",
  rejection_cause: null,
  ingested_at: null,
  events_count: 0,
  cli_events_count: 0,
  ignored_count: 0,
  is_test: false,
  original_request_id: null,
  is_edited: false,
  created_at: "2026-11-23T12:00:00.000Z",
  updated_at: "2026-11-23T12:00:00.000Z",
  ...changes,
});

describe("requestStatus", () => {
  it("calls a request with a cause rejected", () => {
    expect(requestStatus(request({ rejection_cause: "NO_CONNECTION" }))).toBe("REJECTED");
  });
  it("calls it ignored when every connection ignored it", () => {
    expect(requestStatus(request({ ignored_count: 2 }))).toBe("IGNORED");
    expect(requestStatus(request({ ignored_count: 1, events_count: 1 }))).toBe("ACCEPTED");
  });
  it("calls it accepted before it is routed", () => {
    expect(requestStatus(request({ events_count: null, ignored_count: null }))).toBe("ACCEPTED");
  });
});

describe("rejectionWords", () => {
  it.each(rejectionCause.options)("has a sentence for %s", (cause) => {
    expect(rejectionWords(cause)).toMatch(/^[A-Z].+\.$/);
  });
});

describe("ignoredWords", () => {
  const ignored = (changes: Partial<IgnoredEventModel>) =>
    ignoredWords({ cause: "FILTERED", ...changes } as IgnoredEventModel);

  it("names the parts that the filter missed", () => {
    expect(ignored({ meta: ["body", "headers"] })).toBe(
      "Its filter did not match the body and headers.",
    );
    expect(ignored({ meta: null })).toBe("Its filter did not match the request.");
  });
  it("says that the connection was disabled", () => {
    expect(ignored({ cause: "DISABLED" })).toMatch(/^It or its destination was disabled\./);
  });
});
