import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import { attemptListQuery, attemptModel } from "#lib/schemas/attempt.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertAttempt } from "#lib/testing/test-rows.ts";
import { getAttempt } from "./get-attempt.ts";
import { listAttempts } from "./list-attempts.ts";

let api: TestApi;
const startMs = Date.parse("2026-11-20T00:00:00.000Z");
const eventIds = [newId("evt", startMs), newId("evt", startMs)] as const;
const ids: string[] = [];

const ownerOf = (eventId: string) => ({
  projectId: api.project.id,
  eventId,
  destinationId: "des_1",
});
const add = (row: Record<string, unknown> = {}) =>
  insertAttempt(api.ctx.db.pool, ownerOf(eventIds[0]), startMs + 999_999, row);
const list = (query: object) => listAttempts(api.ctx, attemptListQuery.parse(query));

beforeAll(async () => {
  api = await createTestApi();
  for (let at = 0; at < 6; at += 1) {
    const eventId = eventIds[at % 2] as string;
    const row = { attempt_number: Math.floor(at / 2) + 1 };
    ids.push(await insertAttempt(api.ctx.db.pool, ownerOf(eventId), startMs + at * 1_000, row));
  }
});
afterAll(() => api.close());

describe("listAttempts", () => {
  it("lists the attempts of events, fifty a page unless told otherwise", async () => {
    const page = await list({ event_id: eventIds[0], dir: "asc" });
    expect(page.pagination.limit).toBe(50);
    expect(page.models.map((model) => model.id)).toEqual([ids[0], ids[2], ids[4]]);
    expect(page.models.map((model) => model.attempt_number)).toEqual([1, 2, 3]);
    expect(attemptModel.parse(page.models[0])).toEqual(page.models[0]);
    expect(page.models[0]).not.toHaveProperty("body");
    expect((await list({ event_id: [...eventIds] })).count).toBe(6);
    expect((await list({ event_id: "evt_nonsense" })).count).toBe(0);
  });

  it("pages there and back", async () => {
    const first = await list({ limit: 4 });
    const second = await list({ limit: 4, next: first.pagination.next });
    expect([...first.models, ...second.models].map((model) => model.id)).toEqual(ids.toReversed());
    expect(await list({ limit: 4, prev: second.pagination.prev })).toEqual(first);
  });

  it("shows nothing of another project", async () => {
    const query = attemptListQuery.parse({ event_id: eventIds[0] });
    expect((await listAttempts(api.foreign, query)).count).toBe(0);
  });
});

describe("getAttempt", () => {
  it.each([
    ["an object", '{"ok":true}', { ok: true }],
    ["a list", "[1]", [1]],
    ["text", "Not Found", "Not Found"],
    ["a number, as its text", "42", "42"],
    ["broken JSON, as its text", '{"a":', '{"a":'],
  ])("shows an answer that is %s", async (_, text, body) => {
    const id = await add({
      response_body: Buffer.from(text),
      response_headers: JSON.stringify({ "content-type": "application/json" }),
      requested_url: "https://example.com/",
      http_method: "POST",
    });
    const attempt = await getAttempt(api.ctx, { id });
    expect(attemptModel.parse(attempt)).toEqual(attempt);
    expect(attempt).toMatchObject({
      id,
      body,
      requested_url: "https://example.com/",
      http_method: "POST",
      response_headers: { "content-type": "application/json" },
    });
  });

  it("shows no answer as null", async () => {
    const id = await add({ status: "FAILED", response_status: null, error_code: "TIMEOUT" });
    expect(await getAttempt(api.ctx, { id })).toMatchObject({
      status: "FAILED",
      error_code: "TIMEOUT",
      response_status: null,
      body: null,
    });
  });

  it("answers alike for unknown and foreign ids", async () => {
    const id = ids[0] ?? "";
    await expect(getAttempt(api.foreign, { id })).rejects.toMatchObject({
      code: "NOT_FOUND",
      data: { id },
    });
    await expect(getAttempt(api.ctx, { id: "atm_x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      data: { id: "atm_x" },
    });
  });
});
