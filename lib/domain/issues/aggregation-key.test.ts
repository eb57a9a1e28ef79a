import { describe, expect, it } from "vitest";
import { aggregationHash, canonicalKeys } from "./aggregation-key.ts";

const keys = {
  webhook_id: ["web_b", "web_a"],
  response_status: [500],
  error_code: [] as "TIMEOUT"[],
};
const hash = (given: typeof keys) => aggregationHash("delivery", given).toString("hex");

describe("canonicalKeys", () => {
  it("sorts names and values and keeps each value once", () => {
    const canonical = canonicalKeys<"delivery">({ ...keys, webhook_id: ["b", "a", "b"] });
    expect(JSON.stringify(canonical)).toBe(
      '{"error_code":[],"response_status":[500],"webhook_id":["a","b"]}',
    );
  });
});

describe("aggregationHash", () => {
  it("is one for keys that say the same in another order", () => {
    const { webhook_id, response_status, error_code } = keys;
    const turned = { error_code, response_status, webhook_id: webhook_id.toReversed() };
    expect(hash(turned)).toBe(hash(keys));
    expect(hash({ ...keys, webhook_id: ["web_a", "web_b", "web_a"] })).toBe(hash(keys));
  });

  it.each([
    ["another connection", { ...keys, webhook_id: ["web_a"] }],
    ["another status", { ...keys, response_status: [501] }],
    ["an error code", { ...keys, error_code: ["TIMEOUT" as const] }],
  ])("is another one for %s", (_, other) => {
    expect(hash(other)).not.toBe(hash(keys));
  });

  it("tells types apart whose keys look alike", () => {
    const transformation = aggregationHash("transformation", {
      transformation_id: ["x"],
      log_level: ["error"],
    });
    const request = aggregationHash("request", { source_id: ["x"], rejection_cause: ["UNKNOWN"] });
    expect(transformation).toHaveLength(32);
    expect(transformation.equals(request)).toBe(false);
  });
});
