import { describe, expect, it } from "vitest";
import { affectedBy } from "./dev-reload.mjs";

describe("affectedBy", () => {
  it.each([
    ["server.ts", ["web"]],
    ["lib/api/handle.ts", ["web"]],
    ["worker/main.ts", ["worker"]],
    ["lib/domain/ids.ts", ["worker", "web"]],
    ["lib/services/events/retry-event.ts", ["worker", "web"]],
    ["lib/client/fetcher.ts", []],
    ["lib/domain/ids.test.ts", []],
    ["lib/notes.md", []],
  ])("%s is loaded by %j", (path, names) => {
    expect(affectedBy(path)).toEqual(names);
  });
});
