import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import * as all from "./route.ts";

const everything = { strategy: "first_attempt", connections: "*" };
let api: TestRoutes;

beforeAll(async () => {
  api = await createTestRoutes();
});
afterAll(() => api.close());

async function faultsOf(body: object): Promise<string[]> {
  const answer = await api.call(all.POST, { body: { channels: {}, ...body } });
  expect(answer.status).toBe(422);
  return answer.body.data;
}

describe("POST /issue-triggers", () => {
  const delivery = (configs: unknown) => ({ type: "delivery", configs });
  const request = (configs: unknown) => ({ type: "request", configs });
  const delay = (ms: unknown) => ({
    type: "backpressure",
    configs: { delay: ms, destinations: "*" },
  });
  const causes = "SOURCE_DISABLED, NO_CONNECTION, VERIFICATION_FAILED, UNSUPPORTED_HTTP_METHOD";

  it.each<[object, string]>([
    [{}, "type must be one of [delivery, transformation, backpressure, request]"],
    [{ type: "other" }, "type must be one of [delivery, transformation, backpressure, request]"],
    [{ type: "delivery", channels: undefined }, "channels is required"],
    [{ type: "delivery", name: "" }, "name is not allowed to be empty"],
    [
      { type: "delivery", name: "n".repeat(256) },
      "name length must be less than or equal to 255 characters long",
    ],
    [{ type: "delivery", team_id: "tm_1" }, "team_id is not allowed"],
    [delivery(null), "configs must be of type object"],
    [delivery({ connections: "*" }), "configs.strategy is required"],
    [
      delivery({ ...everything, strategy: "last" }),
      "configs.strategy must be one of [first_attempt, final_attempt]",
    ],
    [delivery({ strategy: "first_attempt" }), "configs.connections is required"],
    [
      delivery({ ...everything, connections: [] }),
      "configs.connections must contain at least 1 items",
    ],
    [delivery({ ...everything, sources: "*" }), "configs.sources is not allowed"],
    [delivery({ ...everything, connections: ["web_x"] }), "configs.connections[0] must be the id"],
    [delay(59_999), "configs.delay must be greater than or equal to 60000"],
    [delay(86_400_001), "configs.delay must be less than or equal to 86400000"],
    [delay(60_000.5), "configs.delay must be an integer"],
    [delay("60000"), "configs.delay must be"],
    [
      { type: "transformation", configs: { log_level: "loud", transformations: "*" } },
      "configs.log_level must be one of [debug, info, warn, error, fatal]",
    ],
    [
      request({ rejection_causes: ["NOPE"], sources: "*" }),
      `configs.rejection_causes[0] must be one of [${causes}`,
    ],
    [
      request({ rejection_causes: "NO_CONNECTION", sources: "*" }),
      "configs.rejection_causes must be one of [*]",
    ],
    [
      request({
        rejection_causes: ["NO_CONNECTION"],
        excluded_rejection_causes: ["UNKNOWN"],
        sources: "*",
      }),
      "configs.excluded_rejection_causes is not allowed unless rejection_causes is *",
    ],
    [{ type: "delivery", channels: { fax: {} } }, "channels.fax is not allowed"],
    [{ type: "delivery", channels: { slack: {} } }, "channels.slack.channel_name is required"],
    [
      { type: "delivery", channels: { email: { member_emails: ["x"] } } },
      "channels.email.member_emails[0] must be a valid email",
    ],
    [
      { type: "delivery", channels: { email: { member_emails: ["a@b.co", "A@b.co"] } } },
      "channels.email.member_emails must not contain duplicate values",
    ],
    [
      { type: "delivery", channels: { email: { member_emails: ["nobody@example.com"] } } },
      "channels.email.member_emails[0] must be the address of a member of the project",
    ],
    [
      {
        type: "delivery",
        channels: {
          discord: { channel_name: "a", channel_id: "1", webhook_url: "http://169.254.169.254/x" },
        },
      },
      "channels.discord.webhook_url is a blocked address",
    ],
  ])("refuses %j", async (body, fault) => {
    const [first] = await faultsOf(body);
    expect(first).toContain(fault);
  });
});
