import { describe, expect, it } from "vitest";
import type { RequestModel } from "#lib/schemas/request.ts";
import { requestStatus } from "./outcome.ts";

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
