import { describe, expect, it } from "vitest";
import { parseQuery } from "#lib/domain/ingestion/parsed-query.ts";
import { sourceAuthSchema, sourceType } from "#lib/schemas/source-type.ts";
import { authenticateRequest } from "./authenticate-request.ts";
import type { AuthConfig, AuthenticatedRequest } from "./authentication.ts";
import { buildTestEvent } from "./build-test-event.ts";
import type { Provider } from "./provider.ts";
import { PROVIDERS } from "./registry.ts";
import { SAMPLE_QUESTIONS } from "./sample-questions.ts";
import { exampleAuth } from "./testing/example-auth.ts";
import { sampleRequest, signedRequest } from "./testing/sample-request.ts";
import { settle, testRequest } from "./testing/test-request.ts";

const { nowMs: NOW_MS } = testRequest();
const TOLERANCE_S = 300;
const FORM = "application/x-www-form-urlencoded";

type Signing = Provider & { verification: { sign: NonNullable<unknown> } };

const signing = [...PROVIDERS].filter(
  (entry): entry is [string, Signing] =>
    typeof entry[1].verification !== "string" && entry[1].verification.sign !== undefined,
);
const all = [...PROVIDERS];

describe.each(signing)("%s", (type, provider) => {
  const example = exampleAuth(type);
  const check = (request: AuthenticatedRequest, config: AuthConfig = example.config) =>
    settle(authenticateRequest({ type, auth: { type, config } }, request), example.documents)
      .result;
  const good = signedRequest(provider, example.signWith);
  const added = Object.keys(good.headers).filter(
    (name) => !Object.hasOwn(sampleRequest(provider).headers, name),
  );

  it("takes the configuration that it is checked with", () => {
    const parsed = sourceAuthSchema(type as never).safeParse(example.config);
    expect(parsed.error).toBeUndefined();
  });

  it("accepts its own", () => {
    expect(check(good)).toBe("verified");
  });

  it("accepts its own under a WEBHOOK source that copies it", () => {
    const source = { type: "WEBHOOK", auth: { type, config: example.config } };
    expect(settle(authenticateRequest(source, good), example.documents).result).toBe("verified");
  });

  it("rejects another secret", () => {
    expect(check(signedRequest(provider, example.signWithOther))).toBe("rejected");
  });

  it.runIf(!example.isBodyUnsigned)("rejects a changed body", () => {
    const bodies = ["", "{}", "null", "[]", '{"hook":{}}', "a=1"].map((text) => Buffer.from(text));
    if (!example.isInBody) bodies.push(Buffer.concat([good.body, Buffer.from(" ")]));
    for (const body of bodies) expect(check({ ...good, body })).toBe("rejected");
  });

  it.runIf(example.forgery)("rejects a body in which what counts was changed", () => {
    const [from = "", to = ""] = example.forgery ?? [];
    const text = Buffer.from(good.body).toString();
    expect(text).toContain(from);
    expect(check({ ...good, body: Buffer.from(text.replace(from, to)) })).toBe("rejected");
  });

  it.runIf(good.query !== "")("rejects an empty, doubled or cut signature in the query", () => {
    for (const query of ["", "&", `${good.query}&${good.query}`, good.query.slice(0, -1)]) {
      expect(check({ ...good, query })).toBe("rejected");
    }
  });

  it.runIf(example.isTimed)("rejects a time that is too old or too far ahead", () => {
    const toleranceMs = (example.toleranceS ?? TOLERANCE_S) * 1_000;
    const at = (nowMs: number) =>
      check({ ...signedRequest(provider, example.signWith, nowMs), nowMs: NOW_MS });
    for (const sign of [-1, 1]) {
      expect(at(NOW_MS + sign * toleranceMs)).toBe("verified");
      expect(at(NOW_MS + sign * (toleranceMs + 1_000))).toBe("rejected");
    }
  });

  it("rejects a request that is not signed", () => {
    expect(check(sampleRequest(provider))).toBe("rejected");
  });

  it.each(added)("rejects a missing, empty, doubled, cut or endless %s", (name) => {
    const { [name]: value = "", ...others } = good.headers;
    expect(check({ ...good, headers: others })).toBe("rejected");
    const odd = ["", " ", `x${value}`, value.slice(0, -3), "x".repeat(1e5)];
    // A list of signatures may name the right one twice.
    if (!example.isList) odd.push(`${value}, ${value}`, ` ${value} x`);
    for (const text of [...odd, "\0", "é", "=", "t=,v1=", "null", "[]", "{"]) {
      expect(check({ ...good, headers: { ...others, [name]: text } })).not.toBe("verified");
    }
  });

  it("verifies nothing without its secret", () => {
    const bare = authenticateRequest({ type, auth: null }, good);
    expect(settle(bare, example.documents).result).toBe(
      example.isKeyless ? "verified" : "unverified",
    );
  });
});

describe("every provider", () => {
  it("has a source type, and every source type a provider", () => {
    const types: string[] = sourceType.options;
    expect(types.filter((type) => !PROVIDERS.has(type))).toEqual([]);
    const others = [...PROVIDERS.keys()].filter((type) => !types.includes(type));
    expect(others).toEqual(["STANDARD_WEBHOOKS"]);
  });

  it.each(all)("%s never throws, whatever it is sent", (type, provider) => {
    const config = exampleAuth(type).config;
    const bodies = ["", "{", "null", "[]", '"x"', "{}", "\0", '{"type":1,"challenge":{}}', "a=1&b"];
    const names = Object.keys(signedRequest(provider, exampleAuth(type).signWith).headers);
    for (const body of bodies) {
      for (const text of ["", "\0", "a".repeat(9_000), "=,=;:", "%%%", "{}", "e30.e30.e30"]) {
        const headers = Object.fromEntries(names.map((name) => [name, text]));
        for (const method of ["POST", "GET"]) {
          const query = "challenge=%3Cb%3E&hub.challenge=%zz&crc_token[]=1&validationToken=";
          const odd = {
            ...sampleRequest(provider),
            method,
            headers,
            query,
            body: Buffer.from(body),
          };
          const { result } = authenticateRequest({ type, auth: { type, config } }, odd);
          expect(result).not.toBe("verified");
        }
      }
    }
  });

  it.each(all)(
    "%s answers what it is asked as text or JSON that no browser runs",
    (type, provider) => {
      const asked = exampleAuth(type).questions ?? [];
      // Discord's question is signed: it is answered after verification.
      expect(asked.length > 0).toBe(provider.handshake !== undefined);
      for (const { request, config = {}, answer, headers = {} } of asked) {
        const response = provider.handshake?.({ ...sampleRequest(provider), ...request }, config);
        expect(response?.status).toBe(200);
        expect(response?.headers).toMatchObject(headers);
        expect(response?.headers["x-content-type-options"]).toBe("nosniff");
        expect(response?.headers["content-type"]).toMatch(/^(?:text\/plain|application\/json)$/);
        if (answer !== undefined) expect(response?.body).toBe(answer);
      }
    },
  );

  it.each(all)("%s answers the question that people try it with", (type, provider) => {
    const sample = SAMPLE_QUESTIONS.get(type);
    expect(sample !== undefined).toBe(provider.handshake !== undefined);
    if (!sample) return;
    const { method = "POST", query = "", headers = {}, body = "" } = sample;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const [asked] = exampleAuth(type).questions ?? [];
    const config = asked?.config ?? exampleAuth(type).config;
    const parts = { ...sampleRequest(provider), method, query, headers, body: Buffer.from(text) };
    const kind = sample.isSigned ? "signed" : "unsigned";
    const event = buildTestEvent({ type, auth: { type, config } }, kind, parts);
    expect(event.isPossible && provider.handshake?.(event.request, config)?.status).toBe(200);
  });

  it.each(all)("%s does not take an event for a question", (type, provider) => {
    const example = exampleAuth(type);
    const event = signedRequest(provider, example.signWith);
    expect(provider.handshake?.(event, example.config) ?? null).toBeNull();
  });

  it.each(all)("%s tells people what to do", (_, provider) => {
    expect(provider.setup.length).toBeGreaterThan(1);
    expect(provider.setup.join(" ")).toContain("{url}");
    expect(provider.sample.name).not.toBe("");
  });

  it.each(all)("%s finds kind and id of an event in its own sample", (type, provider) => {
    const request = signedRequest(provider, exampleAuth(type).signWith);
    const isForm = request.headers["content-type"]?.startsWith(FORM);
    const text = Buffer.from(request.body).toString();
    const body: unknown = isForm
      ? parseQuery(text)
      : JSON.parse(/^[[{]/.test(text) ? text : "null");
    for (const path of [provider.eventType, provider.deliveryId]) {
      if (!path) continue;
      const [root, ...keys] = path.split(".");
      const start: unknown = root === "headers" ? request.headers : body;
      const found = keys.reduce(
        (value: unknown, key) => (value as Record<string, unknown> | null)?.[key],
        start,
      );
      expect(found, path).toBeDefined();
    }
  });
});
