import { describe, expect, it } from "vitest";
import { resolveSourceConfig, type StoredSource } from "./source-config.ts";

type Input = Parameters<typeof resolveSourceConfig>[0];

const login = { username: "u", password: "p" };
const hmac = {
  algorithm: "sha256",
  encoding: "hex",
  header_key: "x-signature",
  webhook_secret_key: "s",
};
const stored: StoredSource = {
  type: "WEBHOOK",
  config: { allowed_http_methods: ["GET"], custom_response: null },
  authType: "BASIC_AUTH",
};

function messagesOf(input: Input, path: string[] = [], before: StoredSource | null = null) {
  try {
    resolveSourceConfig(input, before, path);
    return null;
  } catch (error) {
    return (error as { data: unknown }).data;
  }
}

describe("resolveSourceConfig", () => {
  it.each<[string, Input, unknown]>([
    ["nothing", {}, null],
    [
      "a login without a type",
      { config: { auth: login } },
      { authType: "BASIC_AUTH", auth: login },
    ],
    ["an HMAC without a type", { config: { auth: hmac } }, { authType: "HMAC", auth: hmac }],
    [
      "an API key without a type",
      { config: { auth: { header_key: "k", api_key: "v" } } },
      { authType: "API_KEY", auth: { header_key: "k", api_key: "v" } },
    ],
    [
      "a provider's way on a generic source",
      { config: { auth_type: "STRIPE", auth: { webhook_secret_key: "whsec" } } },
      { authType: "STRIPE", auth: { webhook_secret_key: "whsec" } },
    ],
    [
      "a provider's source",
      { type: "STRIPE", config: { auth: { webhook_secret_key: "whsec" } } },
      { authType: "STRIPE", auth: { webhook_secret_key: "whsec" } },
    ],
    [
      "Standard Webhooks on a generic source",
      { config: { auth_type: "STANDARD_WEBHOOKS", auth: { webhook_secret_key: "whsec" } } },
      { authType: "STANDARD_WEBHOOKS", auth: { webhook_secret_key: "whsec" } },
    ],
    [
      "GitLab's token without a type, as older clients send it",
      { type: "GITLAB", config: { auth: { api_key: "t0ken" } } },
      { authType: "GITLAB", auth: { api_key: "t0ken" } },
    ],
    [
      "GitLab's signing token",
      {
        type: "GITLAB",
        config: { auth_type: "STANDARD_WEBHOOKS", auth: { webhook_secret_key: "whsec" } },
      },
      { authType: "STANDARD_WEBHOOKS", auth: { webhook_secret_key: "whsec" } },
    ],
    ["an explicit none", { config: { auth_type: null } }, null],
  ])("takes %s", (_, input, authentication) => {
    expect(resolveSourceConfig(input, null, []).authentication).toEqual(authentication);
  });

  it.each<[string, Input, string]>([
    ["keys of no method", { config: { auth: { foo: 1 } } }, "config.auth is not allowed"],
    ["a type without auth", { config: { auth_type: "HMAC" } }, "config.auth is required"],
    [
      "a type without its keys",
      { config: { auth_type: "BASIC_AUTH", auth: { password: "p" } } },
      "config.auth.username is required",
    ],
    [
      "a key too many",
      { config: { auth_type: "BASIC_AUTH", auth: { ...login, x: 1 } } },
      "config.auth.x is not allowed",
    ],
    [
      "auth_type on a provider's source",
      { type: "STRIPE", config: { auth_type: "HMAC", auth: hmac } },
      "config.auth_type is not allowed",
    ],
    [
      "a provider's way on a plain HTTP source",
      { type: "HTTP", config: { auth_type: "STRIPE", auth: {} } },
      "config.auth_type must be one of [HMAC, BASIC_AUTH, API_KEY]",
    ],
    [
      "another way on a GitLab source",
      { type: "GITLAB", config: { auth_type: "HMAC", auth: hmac } },
      "config.auth_type must be one of [STANDARD_WEBHOOKS, GITLAB]",
    ],
    [
      "trim_payload elsewhere",
      { config: { trim_payload: true } },
      "config.trim_payload is not allowed",
    ],
  ])("refuses %s", (_, input, message) => {
    expect(messagesOf(input)).toEqual([message]);
    expect(messagesOf(input, ["source"])).toEqual([message.replace("config", "source.config")]);
  });

  it("leaves stored authentication alone when nothing is said about it", () => {
    expect(resolveSourceConfig({}, stored, []).authentication).toBeUndefined();
    const sameType = { config: { auth_type: "BASIC_AUTH" as const } };
    expect(resolveSourceConfig(sameType, stored, []).authentication).toBeUndefined();
  });

  it("takes authentication away when the new type cannot have it", () => {
    expect(resolveSourceConfig({ type: "STRIPE" }, stored, []).authentication).toBeNull();
    expect(resolveSourceConfig({ type: "HTTP" }, stored, []).authentication).toBeUndefined();
  });

  it("checks a new auth against the stored type when no type is sent", () => {
    const before = { ...stored, authType: "STRIPE" as const };
    const input = { config: { auth: { webhook_secret_key: "new" } } };
    expect(resolveSourceConfig(input, before, []).authentication).toEqual({
      authType: "STRIPE",
      auth: { webhook_secret_key: "new" },
    });
  });

  it("lets Shopify send POST only, unless told otherwise", () => {
    const methods = (input: Input) =>
      resolveSourceConfig(input, null, []).config.allowed_http_methods;
    expect(methods({ type: "SHOPIFY" })).toEqual(["POST"]);
    expect(methods({ type: "SHOPIFY", config: { allowed_http_methods: ["PUT", "PUT"] } })).toEqual([
      "PUT",
    ]);
  });

  it("keeps what is stored and takes null for the default response", () => {
    const before: StoredSource = {
      ...stored,
      config: {
        allowed_http_methods: ["GET"],
        custom_response: { content_type: "text", body: "hi" },
      },
    };
    expect(resolveSourceConfig({}, before, []).config).toEqual(before.config);
    const reset = resolveSourceConfig({ config: { custom_response: null } }, before, []);
    expect(reset.config.custom_response).toBeNull();
  });
});
