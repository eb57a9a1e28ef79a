import { describe, expect, it } from "vitest";
import type { FilterField } from "./filter-field.ts";
import { toApiQuery } from "./to-api-query.ts";

const NOW = Date.UTC(2026, 10, 23, 12);
const FIELDS: FilterField[] = [
  { key: "status", apiKey: "status", label: "Status", kind: "choices", options: [] },
  { key: "one", apiKey: "status", label: "Status", kind: "choices", options: [], isSingle: true },
  { key: "source", apiKey: "source_id", label: "Source", kind: "resources", resource: "sources" },
  {
    key: "answer",
    apiKey: "response_status",
    label: "",
    kind: "number",
    example: "",
    isAnswer: true,
  },
  { key: "last", apiKey: "last_attempt_at", label: "", kind: "time" },
  { key: "next", apiKey: "next_attempt_at", label: "", kind: "time", isFuture: true },
  { key: "hook", apiKey: "keys.webhook_id", label: "", kind: "ids", example: "" },
  { key: "code", apiKey: "keys.response_status", label: "", kind: "ids", example: "" },
  { key: "ok", apiKey: "verified", label: "", kind: "flag", yes: "", no: "" },
];
const ask = (values: Record<string, string>) => toApiQuery(FIELDS, values, NOW);

describe("toApiQuery", () => {
  it.each([
    [{ status: "FAILED" }, { status: "FAILED" }],
    [{ status: "FAILED,HOLD" }, { status: ["FAILED", "HOLD"] }],
    [{ one: "accepted" }, { status: "accepted" }],
    [{ source: "src_1,src_2" }, { source_id: ["src_1", "src_2"] }],
    [{ answer: "500" }, { response_status: 500 }],
    [{ answer: "404, 410" }, { response_status: [404, 410] }],
    [{ answer: "5xx" }, { response_status: { gte: 500, lte: 599 } }],
    [{ answer: ">=400" }, { response_status: { gte: 400 } }],
    [{ answer: "400..499" }, { response_status: { gte: 400, lte: 499 } }],
    [{ answer: "none" }, { response_status: { any: false } }],
    [{ answer: "teapot" }, { response_status: undefined }],
    [{ last: "1h" }, { last_attempt_at: { gte: "2026-11-23T11:00:00.000Z" } }],
    [{ last: "none" }, { last_attempt_at: { any: false } }],
    [
      { next: "1h" },
      {
        next_attempt_at: { gte: "2026-11-23T12:00:00.000Z", lte: "2026-11-23T13:00:00.000Z" },
      },
    ],
    [{ ok: "false" }, { verified: false }],
    [
      { hook: "web_1", code: "500,502" },
      { keys: { webhook_id: "web_1", response_status: ["500", "502"] } },
    ],
    [{ nothing: "known" }, {}],
  ])("turns %j into what the API takes", (values, query) => {
    expect(ask(values)).toEqual(query);
  });
});
