import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TextStream } from "#lib/contracts/contract.ts";
import { bookmarkExportQuery, issueExportQuery } from "#lib/schemas/list-export.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertIssue, insertRequest } from "#lib/testing/test-rows.ts";
import { createBookmark } from "../bookmarks/create-bookmark.ts";
import { exportBookmarks } from "../bookmarks/export-bookmarks.ts";
import { createConnection } from "../connections/create-connection.ts";
import { exportIssues } from "../issues/export-issues.ts";

let api: TestApi;
let connectionId: string;
let issueIds: string[];

async function linesOf(stream: Promise<TextStream>): Promise<string[]> {
  let text = "";
  for await (const chunk of (await stream).body) text += new TextDecoder().decode(chunk);
  return text.split(/\r?\n/).filter(Boolean);
}

const issues = (query: object) => linesOf(exportIssues(api.ctx, issueExportQuery.parse(query)));
const bookmarks = (query: object) =>
  linesOf(exportBookmarks(api.ctx, bookmarkExportQuery.parse(query)));

beforeAll(async () => {
  api = await createTestApi();
  const { pool } = api.ctx.db;
  const nowMs = api.ctx.now().getTime();
  const connection = await createConnection(api.ctx, {
    source: { name: "shop" },
    destination: { name: "billing", type: "MOCK_API" },
  });
  connectionId = connection.id;
  issueIds = [];
  for (const [at, projectId] of [api.project.id, api.project.id, "tm_other"].entries()) {
    const keys = { webhook_id: [connectionId], response_status: [500 + at], error_code: [] };
    const reference = { event_id: "evt_1", attempt_id: "atm_1" };
    const issue = { projectId, type: "delivery" as const, aggregation_keys: keys, reference };
    issueIds.push(await insertIssue(pool, issue, nowMs + at));
  }
  const owner = { projectId: api.project.id, sourceId: connection.source.id };
  const { payloadId } = await insertRequest(pool, owner, nowMs, {
    payload: { body: Buffer.from('{"secret":1}') },
  });
  for (const label of ["One", "Two"]) {
    api.advance(10);
    await createBookmark(api.ctx, { event_data_id: payloadId, webhook_id: connectionId, label });
  }
});
afterAll(() => api.close());

describe("an export of issues", () => {
  it("has those of the project in words, the newest first, whatever the list is sorted by", async () => {
    const [head, ...lines] = await issues({ columns: ["id", "title", "status"] });
    expect(head).toBe("id,title,status");
    expect(lines).toEqual([
      `${issueIds[1]},shop -> billing answers 501,OPENED`,
      `${issueIds[0]},shop -> billing answers 500,OPENED`,
    ]);
    expect(await issues({ status: "RESOLVED", columns: "id" })).toEqual(["id"]);
  });

  it("refuses columns that it does not have, those of payloads too", async () => {
    for (const columns of ["hours", "body.type"]) {
      await expect(issues({ columns })).rejects.toMatchObject({ code: "VALIDATION" });
    }
  });
});

describe("an export of bookmarks", () => {
  it("has what they are called, and nothing of what they keep", async () => {
    const [head, ...lines] = await bookmarks({ columns: ["label", "connection"], search: "o" });
    expect([head, ...lines]).toEqual([
      "label,connection",
      "Two,shop -> billing",
      "One,shop -> billing",
    ]);
    const whole = (await bookmarks({ format: "ndjson" })).join("");
    expect(whole).toContain(connectionId);
    expect(whole).not.toContain("secret");
  });
});
