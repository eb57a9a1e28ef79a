import { describe, expect, it } from "vitest";
import { createEventBulkRetryContract } from "#lib/contracts/bulk-operations.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { listEventsContract, retryEventContract } from "#lib/contracts/events.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { listRequestsContract } from "#lib/contracts/requests.ts";
import { API_VERSIONS, type ApiVersion, findApiVersion } from "./api-version.ts";
import { atVersion } from "./at-version.ts";

const offered = (version: ApiVersion) =>
  Object.values(contracts).filter((contract) => atVersion(contract, version).isOffered);

describe("findApiVersion", () => {
  it("knows five versions, and the newest as latest", () => {
    for (const version of API_VERSIONS) expect(findApiVersion(version)).toBe(version);
    expect(findApiVersion("latest")).toBe("2026-09-01");
    for (const name of ["2023-01-01", "", "LATEST", undefined]) {
      expect(findApiVersion(name)).toBeNull();
    }
  });
});

describe("atVersion", () => {
  it("leaves the newest version as the contracts have it", () => {
    for (const contract of offered("2026-09-01")) {
      expect(atVersion(contract, "2026-09-01").contract).toBe(contract);
    }
  });

  it.each(API_VERSIONS)("has teams or projects in %s, not both", (version) => {
    const paths = offered(version).map(({ path }) => path);
    const isNewest = version === "2026-09-01";
    expect(paths.includes("/projects")).toBe(isNewest);
    expect(paths.includes("/teams")).toBe(!isNewest);
  });

  /** Every field name that a version's inputs and answers have. */
  function fieldsOf(contract: Contract): string {
    const { query, body, response } = contract;
    const parts = [query, body, response].flatMap((schema) =>
      schema ? [schema.toJSONSchema({ io: "input", unrepresentable: "any" })] : [],
    );
    return JSON.stringify(parts);
  }

  it.each<[ApiVersion, RegExp]>([
    ["2025-07-01", /"(delivery_policy|delivery_timeout)"/],
    ["2025-01-01", /"(delivery_policy|delivery_timeout)"/],
    [
      "2024-09-01",
      /"(auth_type|delivery_policy|delivery_groups|FAILED","CANCELLED|authenticated)"/,
    ],
    [
      "2024-03-01",
      /"(auth_type|delivery_policy|delivery_groups|FAILED","CANCELLED|authenticated)"/,
    ],
  ])("keeps what came later out of %s, in every endpoint", (version, later) => {
    for (const contract of offered(version)) {
      const fields = fieldsOf(atVersion(contract, version).contract);
      const place = `${contract.method} ${contract.path}`;
      expect([place, fields.match(later)?.[0]]).toEqual([place, undefined]);
    }
  });

  it("answers a cancelled event as failed up to 2024-09-01, and finds it by that", () => {
    const list = atVersion(listEventsContract, "2024-09-01");
    expect(list.down({ models: [{ status: "CANCELLED" }, { status: "HOLD" }] })).toEqual({
      models: [{ status: "FAILED" }, { status: "HOLD" }],
    });
    expect(list.up("query", { status: "FAILED", limit: "1" })).toEqual({
      status: ["FAILED", "CANCELLED"],
      limit: "1",
    });
    expect(list.up("query", { status: ["HOLD"] })).toEqual({ status: ["HOLD"] });
    expect(list.contract.query?.safeParse({ status: "CANCELLED" }).success).toBe(false);
    const answered = { models: [{ status: "CANCELLED" }] };
    expect(atVersion(listEventsContract, "2025-01-01").down(answered)).toEqual(answered);
  });

  it("finds them for bulk operations too", () => {
    const create = atVersion(createEventBulkRetryContract, "2024-09-01");
    const body = { query: { status: "FAILED", webhook_id: "web_1" } };
    expect(create.up("body", body)).toEqual({
      query: { status: ["FAILED", "CANCELLED"], webhook_id: "web_1" },
    });
    expect(create.up("body", {})).toEqual({});
  });

  it("answers a retry with event and attempt in 2024-03-01 only", () => {
    const event = { id: "evt_1", status: "CANCELLED" };
    expect(atVersion(retryEventContract, "2024-03-01").down(event)).toEqual({
      event: { id: "evt_1", status: "FAILED" },
      attempt: null,
    });
    expect(atVersion(retryEventContract, "2024-09-01").down(event)).toMatchObject({ id: "evt_1" });
  });

  it("tells the priority of requests up to 2024-09-01", () => {
    const page = { models: [{ id: "req_1" }] };
    expect(atVersion(listRequestsContract, "2024-03-01").down(page)).toEqual({
      models: [{ id: "req_1", ingest_priority: "NORMAL" }],
    });
    expect(atVersion(listRequestsContract, "2025-01-01").down(page)).toEqual(page);
  });

  it("keeps what no schema names, the names of prototypes too", () => {
    const page = { models: [{ id: "evt_1", status: "CANCELLED", hidden: 1, constructor: 2 }] };
    expect(atVersion(listEventsContract, "2024-03-01").down(page)).toEqual({
      models: [{ id: "evt_1", status: "FAILED", hidden: 1, constructor: 2 }],
    });
  });

  it("never looks into payloads", () => {
    const data = { body: { id: "des_1", status: "CANCELLED", config: { delivery_policy: 1 } } };
    const page = { models: [{ status: "HOLD", data }] };
    expect(atVersion(listEventsContract, "2024-03-01").down(page)).toEqual(page);
  });
});
