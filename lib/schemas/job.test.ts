import { describe, expect, it } from "vitest";
import { JOB_NAMES, jobSchemas } from "#lib/schemas/job.ts";

describe("jobSchemas", () => {
  it("names each job noun.verb", () => {
    for (const name of JOB_NAMES) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
  });

  it.each([
    ["request.route", { requestIds: ["req_1", "req_2"] }],
    ["request.reroute", { orderIds: ["ord_1", "ord_2"] }],
    ["event.deliver", { destinationId: "des_1" }],
    ["connection.unpause", { connectionId: "web_1" }],
    ["connection.cancel-pending", { connectionId: "web_1" }],
    ["bulk.run", { operationId: "bch_1" }],
    ["maintenance.sweep", {}],
    ["maintenance.partitions", {}],
  ] as const)("%s carries ids", (name, payload) => {
    expect(jobSchemas[name].parse(payload)).toEqual(payload);
  });

  it.each(JOB_NAMES)("%s carries nothing else", (name) => {
    expect(jobSchemas[name].safeParse({ body: "user text" }).success).toBe(false);
  });
});
