import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { BLOCKED_URLS } from "#lib/testing/blocked-urls.ts";
import { resolveDestinationConfig, type StoredDestination } from "./destination-config.ts";

type Input = Parameters<typeof resolveDestinationConfig>[1];

const guard = createAddressGuard({ allow: [], allowPrivate: false });
const url = "https://example.com/hook";
const KEY = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
const stored: StoredDestination = {
  type: "HTTP",
  config: {
    url,
    delivery_policy: { rate: 5, period: "minute", groups: null },
    delivery_order: null,
    protection_disabled: false,
    delivery_timeout: 30,
    path_forwarding_disabled: true,
    http_method: "PUT",
  },
  authType: "BEARER_TOKEN",
};

function resolve(input: Input, before: StoredDestination | null = null, path: string[] = []) {
  return resolveDestinationConfig(guard, input, before, path);
}

function errorOf(input: Input, path: string[] = []) {
  try {
    resolve(input, null, path);
    return null;
  } catch (error) {
    const { code, message, data } = error as { code: string; message: string; data: unknown };
    return { code, message, data };
  }
}

describe("resolveDestinationConfig", () => {
  it("fills in what was not given", () => {
    expect(resolve({ config: { url } })).toEqual({
      type: "HTTP",
      config: {
        url,
        delivery_policy: null,
        delivery_order: null,
        protection_disabled: false,
        delivery_timeout: null,
        path_forwarding_disabled: false,
        http_method: null,
      },
      authentication: { authType: "HOOKDECK_SIGNATURE", auth: null },
    });
  });

  it("keeps what is stored and not named", () => {
    const change = resolve({ config: { delivery_policy: { rate: 9 } } }, stored);
    const delivery_policy = { rate: 9, period: "minute", groups: null };
    expect(change.config).toEqual({ ...stored.config, delivery_policy });
    expect(change.authentication).toBeUndefined();
  });

  it("keeps groups while the rate changes, and drops the policy for null", () => {
    const groups = { key: "body.tenant", rate: 2, rate_period: "second" as const };
    const first = resolve({ config: { url, delivery_policy: { groups } } });
    const kept = { ...groups, overrides: null };
    expect(first.config.delivery_policy).toEqual({ rate: null, period: null, groups: kept });
    const before = { ...stored, config: first.config };
    const faster = resolve({ config: { delivery_policy: { rate: 9 } } }, before);
    expect(faster.config.delivery_policy).toEqual({ rate: 9, period: "second", groups: kept });
    expect(
      resolve({ config: { delivery_policy: null } }, before).config.delivery_policy,
    ).toBeNull();
    const emptied = resolve({ config: { delivery_policy: { groups: null } } }, before);
    expect(emptied.config.delivery_policy).toBeNull();
  });

  it("keeps an order whole, and has none on a CLI destination", () => {
    const delivery_order = { key: "body.account.id", on_failure: "skip" as const };
    const change = resolve({ config: { url, delivery_order } });
    expect(change.config.delivery_order).toEqual({ ...delivery_order, skip_after: null });
    const cli = errorOf({ type: "CLI", config: { path: "/", delivery_order } });
    expect(cli?.message).toBe("Cannot set config.delivery_order on a CLI destination.");
    expect(
      resolve({ type: "CLI", config: { path: "/", protection_disabled: false } }).config,
    ).not.toHaveProperty("protection_disabled");
  });

  it("lets a policy that says nothing pass where there is none to have", () => {
    const config = { path: "/", delivery_policy: { rate: null } };
    expect(resolve({ type: "CLI", config }).config).not.toHaveProperty("delivery_policy");
  });

  it("drops what the new type does not have", () => {
    const { config } = resolve({ type: "CLI", config: { path: "/in" } }, stored);
    expect(config).toEqual({
      path: "/in",
      delivery_timeout: 30,
      path_forwarding_disabled: true,
      http_method: "PUT",
    });
  });

  it.each<[Input, string, string]>([
    [{ type: "HTTP" }, "config.url", "HTTP destination requires `config.url`."],
    [{}, "config.url", "HTTP destination requires `config.url`."],
    [{ type: "CLI" }, "config.path", "CLI destination requires `config.path`."],
    [
      { type: "MOCK_API", config: { path: "/" } },
      "config.path",
      "Cannot set config.path on a MOCK_API destination.",
    ],
    [
      { type: "CLI", config: { path: "/", delivery_policy: { rate: 1 } } },
      "config.delivery_policy",
      "Cannot set config.delivery_policy on a CLI destination.",
    ],
  ])("refuses %j and names the field", (input, field, message) => {
    const type = input.type ?? "HTTP";
    expect(errorOf(input)).toEqual({ code: "UNPROCESSABLE", message, data: { type, field } });
    expect(errorOf(input, ["destination"])?.data).toEqual({ type, field: `destination.${field}` });
  });

  it.each([
    ["http://127.0.0.1/", "config.url is a blocked address"],
    ["http://[::1]:80/", "config.url is a blocked address"],
    ["http://169.254.169.254/latest/meta-data", "config.url is a blocked address"],
    ["http://0x7f000001/", "config.url is a blocked address"],
    ["http://localhost:3000/", "config.url is a blocked address"],
    ["ftp://example.com/", "config.url must be an http or https url"],
    ["https://user:secret@example.com/", "config.url must not contain credentials"],
  ])("refuses to call %s", (bad, message) => {
    expect(errorOf({ config: { url: bad } })).toMatchObject({
      code: "VALIDATION",
      data: [message],
    });
  });

  it.each<[string, Input, string]>([
    [
      "a type without auth",
      { config: { url, auth_type: "BEARER_TOKEN" } },
      "config.auth is required",
    ],
    [
      "the default type without auth",
      { config: { url, auth_type: "HOOKDECK_SIGNATURE" } },
      "config.auth is required",
    ],
    [
      "a type without its keys",
      { config: { url, auth_type: "BASIC_AUTH", auth: { password: "p" } } },
      "config.auth.username is required",
    ],
    [
      "auth that no type is named for",
      { config: { url, auth: { token: "t" } } },
      "config.auth.token is not allowed",
    ],
    [
      "a service account's key that is none",
      {
        config: { url, auth_type: "GCP_SERVICE_ACCOUNT", auth: { service_account_key: "s3cret" } },
      },
      "config.auth.service_account_key must be the JSON key of a service account",
    ],
    [
      "a service account's key that cannot sign",
      {
        config: {
          url,
          auth_type: "GCP_SERVICE_ACCOUNT",
          auth: { service_account_key: '{"client_email":"a@b","private_key":"s3cret"}' },
        },
      },
      "config.auth.service_account_key must hold a private_key in PEM form",
    ],
    [
      "an authorization server on this machine",
      {
        config: {
          url,
          auth_type: "OAUTH2_CLIENT_CREDENTIALS",
          auth: { auth_server: "http://169.254.169.254/", client_id: "a", client_secret: "b" },
        },
      },
      "config.auth.auth_server is a blocked address",
    ],
  ])("refuses %s", (_, input, message) => {
    expect(errorOf(input)).toMatchObject({ code: "VALIDATION", data: [message] });
  });

  it.each(BLOCKED_URLS)("refuses %s as any URL that it would have to call", (blocked) => {
    const oauth = { client_id: "a", client_secret: "b" };
    const key = { client_email: "a@b", private_key: KEY, token_uri: blocked };
    const places: [string, Input][] = [
      ["config.url", { config: { url: blocked } }],
      [
        "config.auth.auth_server",
        {
          config: {
            url,
            auth_type: "OAUTH2_CLIENT_CREDENTIALS",
            auth: { ...oauth, auth_server: blocked },
          },
        },
      ],
      [
        "config.auth.service_account_key",
        {
          config: {
            url,
            auth_type: "GCP_SERVICE_ACCOUNT",
            auth: { service_account_key: JSON.stringify(key) },
          },
        },
      ],
    ];
    for (const [field, input] of places) {
      const error = errorOf(input);
      expect(error).toMatchObject({ code: "VALIDATION" });
      expect(JSON.stringify(error)).toContain(field);
    }
  });

  it("takes auth for the stored type, null for the default, and silence for no change", () => {
    const authOf = (config: Input["config"]) => resolve({ config }, stored).authentication;
    expect(authOf({ auth: { token: "new" } })).toEqual({
      authType: "BEARER_TOKEN",
      auth: { token: "new" },
    });
    const unsigned = { authType: "HOOKDECK_SIGNATURE", auth: null };
    expect(authOf({ auth_type: null })).toEqual(unsigned);
    expect(authOf({ auth: null })).toEqual(unsigned);
    expect(authOf({ auth_type: "HOOKDECK_SIGNATURE", auth: {} })).toEqual(unsigned);
    expect(authOf({ auth_type: "BEARER_TOKEN" })).toBeUndefined();
  });
});
