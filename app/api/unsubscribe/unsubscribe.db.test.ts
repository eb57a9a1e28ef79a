import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getEnv } from "#lib/adapters/env.ts";
import { unsubscribeToken } from "#lib/domain/notifications/unsubscribe-token.ts";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { GET, POST } from "./route.ts";

let api: TestRoutes;
let token: string;

beforeAll(async () => {
  api = await createTestRoutes();
  const person = { id: "usr_una", email: "una@north.example" };
  await api.ctx.db.prisma.user.create({ data: person });
  const subscription = { projectId: api.project.id, userId: person.id };
  token = unsubscribeToken(getEnv().secretKey, subscription);
});
afterAll(() => api.close());

const ask = (query: string, method = "POST") =>
  new Request(`http://localhost/api/unsubscribe?${query}`, {
    method,
    ...(method === "POST" ? { body: new URLSearchParams("List-Unsubscribe=One-Click") } : {}),
  });
const mails = async () =>
  (await api.ctx.db.prisma.notificationPreference.findMany()).map(({ settings }) => settings);

describe("/api/unsubscribe", () => {
  it("stops nothing when its link is looked at, and leads to the page", async () => {
    const answer = await GET(ask(`token=${token}`, "GET"));
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      `${getEnv().publicUrl}/unsubscribe?token=${token}`,
    ]);
    expect(await mails()).toEqual([]);
  });

  it("refuses links that are none of ours", async () => {
    expect((await POST(ask(`token=${token}x`))).status).toBe(404);
    expect((await POST(ask(""))).status).toBe(404);
    expect(await mails()).toEqual([]);
  });

  it("stops mails with one click, signed in or not, without a redirect", async () => {
    expect((await POST(ask(`token=${token}`))).status).toBe(200);
    expect(await mails()).toMatchObject([{ mail: "off" }]);
    const again = await POST(ask(`page=1&token=${token}`));
    expect([again.status, again.headers.get("location")]).toEqual([
      303,
      `${getEnv().publicUrl}/unsubscribe?done=1`,
    ]);
  });
});
