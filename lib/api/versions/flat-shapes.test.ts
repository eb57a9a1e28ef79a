import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { upsertConnectionContract } from "#lib/contracts/connections.ts";
import {
  createDestinationContract,
  getDestinationContract,
  updateDestinationContract,
} from "#lib/contracts/destinations.ts";
import {
  createSourceContract,
  getSourceContract,
  updateSourceContract,
} from "#lib/contracts/sources.ts";
import { atVersion } from "./at-version.ts";

const VERSION = "2024-09-01";
const destination = atVersion(createDestinationContract, VERSION);
const source = atVersion(createSourceContract, VERSION);
const url = "https://a.example/hook";

type Json = Record<string, unknown>;
const upDestination = (flat: Json) => destination.up("body", { name: "d", ...flat }) as Json;
const upSource = (flat: Json) => source.up("body", { name: "s", ...flat }) as Json;

describe("a destination up to 2024-09-01", () => {
  it.each<[Json, Json]>([
    [{ url }, { type: "HTTP", config: { url } }],
    [{ cli_path: "/in" }, { type: "CLI", config: { path: "/in" } }],
    [{ url: "https://mock.hookdeck.com" }, { type: "MOCK_API" }],
    [
      { url, cli_path: null },
      { type: "HTTP", config: { url } },
    ],
    [
      { url, rate_limit: 3, rate_limit_period: "minute", description: "x" },
      {
        type: "HTTP",
        description: "x",
        config: { url, delivery_policy: { rate: 3, period: "minute" } },
      },
    ],
    [{ auth_method: null }, { config: { auth_type: null } }],
    [
      { auth_method: { type: "HOOKDECK_SIGNATURE" } },
      { config: { auth_type: "HOOKDECK_SIGNATURE", auth: {} } },
    ],
    [
      { auth_method: { type: "BEARER_TOKEN", config: { token: "t" } } },
      { config: { auth_type: "BEARER_TOKEN", auth: { token: "t" } } },
    ],
    [{ auth_method: { type: "BEARER_TOKEN" } }, { config: { auth_type: "BEARER_TOKEN" } }],
  ])("is sent as %j for %j", (flat, newest) => {
    expect(upDestination(flat)).toEqual({ name: "d", ...newest });
  });

  it("is given a secret for a custom signature without one, another each time", () => {
    const method = { type: "CUSTOM_SIGNATURE", config: { key: "x-signature" } };
    const secret = () =>
      (upDestination({ auth_method: method }) as { config: { auth: Json } }).config.auth;
    expect(secret()).toEqual({
      key: "x-signature",
      signing_secret: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(secret()).not.toEqual(secret());
    const own = { ...method, config: { key: "x-signature", signing_secret: "own" } };
    expect(upDestination({ auth_method: own })).toMatchObject({
      config: { auth: { signing_secret: "own" } },
    });
  });

  it("names nothing that the change did not", () => {
    const update = atVersion(updateDestinationContract, VERSION);
    expect(JSON.stringify(update.up("body", { description: null }))).toBe('{"description":null}');
  });

  const http = fc.record({ url: fc.webUrl(), cli_path: fc.constant(null) });
  const cli = fc.record({ url: fc.constant(null), cli_path: fc.constantFrom("/", "/in") });
  const auth = fc.constantFrom<Json>(
    { type: "HOOKDECK_SIGNATURE", config: {} },
    { type: "BASIC_AUTH", config: { username: "u", password: "p" } },
  );

  it("is answered as it was sent", () => {
    const get = atVersion(getDestinationContract, VERSION);
    const limits = { rate_limit: fc.nat(), rate_limit_period: fc.constantFrom("second", "hour") };
    const all = {
      path_forwarding_disabled: fc.boolean(),
      http_method: fc.constantFrom("PUT", null),
    };
    const flat = fc.oneof(
      fc.tuple(http, fc.record({ ...limits, ...all, auth_method: auth })),
      fc.tuple(cli, fc.record({ ...all, auth_method: auth })),
    );
    fc.assert(
      fc.property(flat, ([place, rest]) => {
        const sent: Json = { name: "d", ...place, ...rest };
        const none = { rate_limit: null, rate_limit_period: null };
        const { config, ...newest } = upDestination(sent) as { config: Json };
        expect(get.down({ ...newest, config })).toEqual({ ...none, ...sent });
      }),
    );
  });
});

describe("a source up to 2024-09-01", () => {
  it.each<[Json, Json]>([
    [{ allowed_http_methods: ["GET"] }, { config: { allowed_http_methods: ["GET"] } }],
    [{ verification: null }, { config: { auth_type: null, auth: null } }],
    [{ verification: { type: "aws_sns" } }, { config: { auth_type: "AWS_SNS", auth: {} } }],
    [
      { verification: { type: "property-finder", configs: { webhook_secret_key: "k" } } },
      { config: { auth_type: "PROPERTY-FINDER", auth: { webhook_secret_key: "k" } } },
    ],
    [
      { verification: { type: "shopify", configs: { webhook_secret_key: "k", shop: "s" } } },
      { config: { auth_type: "SHOPIFY", auth: { webhook_secret_key: "k" } } },
    ],
    [{ verification: { type: "hmac" } }, { config: { auth_type: "HMAC" } }],
  ])("is sent as %j for %j", (flat, newest) => {
    expect(upSource(flat)).toEqual({ name: "s", ...newest });
  });

  it.each<[Json, unknown]>([
    [{ type: "STRIPE", authenticated: true, config: {} }, { type: "stripe" }],
    [{ type: "STRIPE", authenticated: false, config: {} }, null],
    [{ type: "WEBHOOK", authenticated: true, config: { auth_type: "HMAC" } }, { type: "hmac" }],
    [
      {
        type: "WEBHOOK",
        authenticated: true,
        config: { auth_type: "API_KEY", auth: { api_key: "k" } },
      },
      { type: "api_key", configs: { api_key: "k" } },
    ],
  ])("%j is answered as verified by %j", (newest, verification) => {
    const answer = atVersion(getSourceContract, VERSION).down(newest);
    expect(answer).toMatchObject({ verification });
    expect(answer).not.toHaveProperty("type");
    expect(answer).not.toHaveProperty("config");
  });

  it("shows secrets to those who ask in either way", () => {
    const get = atVersion(getSourceContract, VERSION);
    for (const include of ["verification.configs", "config.auth"]) {
      expect(get.up("query", { include })).toEqual({ include: "config.auth" });
    }
    expect(get.up("query", {})).toEqual({});
  });
});

describe("a connection up to 2024-09-01", () => {
  const upsert = atVersion(upsertConnectionContract, VERSION);
  const rule = (type: string) => (type === "delay" ? { type, delay: 1 } : { type });

  it("has flat ends", () => {
    const flat = { source: { name: "s" }, destination: { name: "d", url } };
    expect(upsert.up("body", flat)).toEqual({
      source: { name: "s" },
      destination: { name: "d", type: "HTTP", config: { url } },
    });
  });

  it.each([
    ["filter,transform", "transform,filter"],
    ["delay,filter,filter,transform", "delay,transform,filter,filter"],
    ["transform,delay,filter", "transform,delay,filter"],
  ])("runs %s as %s", (sent, run) => {
    const { rules } = upsert.up("body", { rules: sent.split(",").map(rule) }) as {
      rules: { type: string }[];
    };
    expect(rules.map(({ type }) => type).join()).toBe(run);
  });
});

describe("names of fields up to 2024-09-01", () => {
  const names = (contract: Parameters<typeof atVersion>[0], text: string) =>
    atVersion(contract, VERSION).rename(text);

  it.each([
    ["config.delivery_policy.rate must be a number", "rate_limit must be a number"],
    ["config.path", "cli_path"],
    ["config.path_forwarding_disabled", "path_forwarding_disabled"],
    ["config.auth.token is required", "auth_method.config.token is required"],
    ["config.auth_type", "auth_method.type"],
    ["HTTP destination requires `config.url`.", "HTTP destination requires `url`."],
  ])("of a destination: %s is %s", (newest, older) => {
    expect(names(updateDestinationContract, newest)).toBe(older);
    const inConnection = newest.replace(/^config/, "destination.config");
    const expected = newest.startsWith("config") ? `destination.${older}` : older;
    expect(names(upsertConnectionContract, inConnection)).toBe(expected);
  });

  it.each([
    ["config.auth.webhook_secret_key", "verification.configs.webhook_secret_key"],
    ["config.auth_type must", "verification.type must"],
    ["config.custom_response.body", "custom_response.body"],
  ])("of a source: %s is %s", (newest, older) => {
    expect(names(updateSourceContract, newest)).toBe(older);
    expect(names(upsertConnectionContract, `source.${newest}`)).toBe(`source.${older}`);
  });
});
