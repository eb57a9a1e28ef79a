import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MASK } from "#lib/domain/redaction/mask-payload.ts";
import { bulkRequestQuery } from "#lib/schemas/bulk-operation.ts";
import { requestHistogramQuery } from "#lib/schemas/histogram.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { requestListQuery } from "#lib/schemas/request.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertAttempt, insertRequest } from "#lib/testing/test-rows.ts";
import { getAttempt } from "../attempts/get-attempt.ts";
import { planBulkOperation } from "../bulk-operations/plan-bulk-operation.ts";
import { requestRetries } from "../bulk-operations/request-bulk-families.ts";
import type { ServiceContext } from "../context.ts";
import { countRequestsOverTime } from "../requests/count-requests-over-time.ts";
import { getRequest } from "../requests/get-request.ts";
import { listRequests } from "../requests/list-requests.ts";
import { createSource } from "../sources/create-source.ts";
import { revealing } from "./revealing.ts";

let api: TestApi;
let id: string;
let attemptId: string;

beforeAll(async () => {
  api = await createTestApi();
  const { pool } = api.ctx.db;
  const source = await createSource(api.ctx, { name: "a" });
  const owner = { projectId: api.project.id, sourceId: source.id };
  const atMs = Date.parse("2026-11-20T00:00:00.000Z");
  const payload = {
    headers: { authorization: "Bearer canary", "x-request-id": "1" },
    query: "token=canary&page=2",
  };
  ({ id } = await insertRequest(pool, owner, atMs, { payload }));
  attemptId = await insertAttempt(
    pool,
    { projectId: owner.projectId, eventId: "evt_1", destinationId: "des_1" },
    atMs,
    {
      response_headers: { "set-cookie": "canary", etag: "1" },
      requested_url: "https://a.example/?api_key=canary",
    },
  );
});
afterAll(() => api.close());

function as(kind: "session" | "api_key", role: Role): ServiceContext {
  const ctx = api.contextFor(api.project, role);
  return { ...ctx, actor: { ...ctx.actor, kind } };
}

describe("secrets of a request", () => {
  it.each([
    ["session", "owner"],
    ["session", "viewer"],
    ["api_key", "viewer"],
  ] as const)("are masked for a %s of role %s, alone and in lists", async (kind, role) => {
    const ctx = as(kind, role);
    const one = await getRequest(ctx, { id });
    expect(one.data?.headers).toMatchObject({ authorization: MASK, "x-request-id": "1" });
    expect(one.data?.query).toBe(`token=${MASK}&page=2`);
    const page = await listRequests(ctx, requestListQuery.parse({ include: "data" }));
    const attempt = await getAttempt(ctx, { id: attemptId });
    expect(attempt.response_headers).toEqual({ "set-cookie": MASK, etag: "1" });
    expect(JSON.stringify([one, page, attempt])).not.toContain("canary");
  });

  const find = async (ctx: ServiceContext, search: object) =>
    (await listRequests(ctx, requestListQuery.parse(search))).count;

  it.each(["session", "api_key"] as const)(
    "cannot be guessed by a viewer's search, as a %s",
    async (kind) => {
      const viewer = as(kind, "viewer");
      for (const [search, field] of [
        [{ headers: { Authorization: "Bearer canary" } }, "headers.Authorization"],
        [{ parsed_query: { token: "canary" } }, "parsed_query.token"],
      ] as const) {
        const message = `${field} is hidden from your role and cannot be searched`;
        const refused = { code: "VALIDATION", data: [message] };
        await expect(find(viewer, search)).rejects.toMatchObject(refused);
        const counted = countRequestsOverTime(viewer, requestHistogramQuery.parse(search));
        await expect(counted).rejects.toMatchObject(refused);
        const query = bulkRequestQuery.parse(search);
        const planned = planBulkOperation(requestRetries)(viewer, { query });
        await expect(planned).rejects.toMatchObject(refused);
      }
      for (const search_term of ["canary", "Bearer can", "token=can", "earer c"]) {
        expect([search_term, await find(viewer, { search_term })]).toEqual([search_term, 0]);
      }
      for (const search of [
        { search_term: "page=2" },
        { search_term: "x-request-id" },
        { headers: { "x-request-id": "1" } },
        { parsed_query: { page: "2" } },
      ]) {
        expect([search, await find(viewer, search)]).toEqual([search, 1]);
      }
    },
  );

  it("are found by whoever may see them", async () => {
    for (const search of [
      { headers: { authorization: "Bearer canary" } },
      { parsed_query: { token: "canary" } },
      { search_term: "canary" },
    ]) {
      expect([search, await find(as("session", "admin"), search)]).toEqual([search, 1]);
    }
  });

  it.each(["admin", "member"] as const)("are shown to keys of role %s", async (role) => {
    const { data } = await getRequest(as("api_key", role), { id });
    expect(data?.headers.authorization).toBe("Bearer canary");
  });

  it("are shown to people who ask for them", async () => {
    const { data } = await revealing(getRequest)(as("session", "member"), { id });
    expect(data?.headers.authorization).toBe("Bearer canary");
    const attempt = await revealing(getAttempt)(as("session", "member"), { id: attemptId });
    expect(attempt.requested_url).toContain("canary");
  });
});
