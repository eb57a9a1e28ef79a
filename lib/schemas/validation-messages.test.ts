import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { connectionInput, connectionListQuery } from "./connection.ts";
import { destinationInput } from "./destination.ts";
import { eventListQuery } from "./event.ts";
import { sourceInput, sourceListQuery } from "./source.ts";
import { validationMessages } from "./validation-messages.ts";

function messagesOf(schema: z.ZodType, input: unknown, path: string[] = []) {
  const { error } = schema.safeParse(input, { reportInput: true });
  return error ? validationMessages(error, path) : [];
}

const rule = (text: string) =>
  `Error code ${text} is not defined, your custom type is missing the correct messages definition`;

describe("validationMessages", () => {
  it.each<[z.ZodType, unknown, string[]]>([
    [sourceInput, {}, ["name is required"]],
    [sourceInput, undefined, ["value is required"]],
    [sourceInput, "x", ["value must be of type object"]],
    [sourceInput, { name: "" }, ["name is not allowed to be empty"]],
    [sourceInput, { name: "ok", nope: 1 }, ["nope is not allowed"]],
    [sourceInput, { name: "ok", config: { auth: 3 } }, ["config.auth must be of type object"]],
    [
      sourceInput,
      { name: "ok", config: { allowed_http_methods: [] } },
      ["config.allowed_http_methods must contain at least 1 items"],
    ],
    [
      sourceInput,
      { name: "ok", config: { allowed_http_methods: ["TRACE"] } },
      ["config.allowed_http_methods[0] must be one of [GET, HEAD, POST, PUT, PATCH, DELETE]"],
    ],
    [
      sourceInput,
      { name: "ok", config: { custom_response: { content_type: "text", body: "x".repeat(1001) } } },
      ["config.custom_response.body length must be less than or equal to 1000 characters long"],
    ],
    [
      destinationInput,
      { name: "ok", config: { url: "nope", delivery_policy: { rate: 0 } } },
      [
        "config.url must be a valid uri",
        "config.delivery_policy.rate must be greater than or equal to 1",
      ],
    ],
    [
      destinationInput,
      { name: "ok", config: { path_forwarding_disabled: "yes", delivery_timeout: 1.5 } },
      [
        "config.delivery_timeout must be an integer",
        "config.path_forwarding_disabled must be a boolean",
      ],
    ],
    [sourceListQuery, { limit: "256" }, ["limit must be less than or equal to 255"]],
    [sourceListQuery, { limit: "" }, ["limit must be a number"]],
    [sourceListQuery, { name: { contains: "" } }, ["name.contains is not allowed to be empty"]],
    [
      eventListQuery,
      { status: ["QUEUED", "BAD"], attempts: { gt: "x", zz: "1" }, created_at: "nope" },
      [
        "status[1] must be one of [SCHEDULED, QUEUED, HOLD, SUCCESSFUL, FAILED, CANCELLED]",
        "attempts.gt must be a number",
        "attempts.zz is not allowed",
        "created_at must be an ISO date",
      ],
    ],
    [eventListQuery, { id: { a: "b" } }, ["id must be a string"]],
    [connectionListQuery, { dir: ["asc", "x"] }, ["dir[1] must be one of [asc, desc, ASC, DESC]"]],
    [connectionInput, { rules: {} }, ["rules must be an array"]],
    [connectionInput, { rules: [{}] }, [rule("Invalid rule type")]],
    [
      connectionInput,
      { rules: [{ type: "delay", delay: "x" }] },
      [rule("rules[0].delay must be a number")],
    ],
    [
      connectionInput,
      { rules: [{ type: "retry", strategy: "linear", foo: 1 }] },
      [rule("rules[0].foo is not allowed")],
    ],
  ])("says of %#", (schema, input, messages) => {
    expect(messagesOf(schema, input)).toEqual(messages);
  });

  it("begins with the place where the input stands", () => {
    expect(messagesOf(sourceInput, { x: 1 }, ["source"])).toEqual([
      "source.name is required",
      "source.x is not allowed",
    ]);
  });
});
