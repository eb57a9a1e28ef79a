import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendTestEventContract } from "#lib/contracts/sources.ts";
import type { SourceInput } from "#lib/schemas/source.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createTestIngest, type TestIngest } from "#lib/testing/test-ingest.ts";
import { createConnection } from "../connections/create-connection.ts";
import { parseInput } from "../parse-input.ts";
import { getRequest } from "../requests/get-request.ts";
import { createSource } from "./create-source.ts";
import { sendTestEvent } from "./send-test-event.ts";

let api: TestApi;
let door: TestIngest;
let names = 0;

beforeAll(async () => {
  api = await createTestApi();
  door = createTestIngest(api);
});
afterAll(() => api.close());

const secret = { webhook_secret_key: "s3cret" };

/** Makes a source with a connection. */
async function addSource(input: Omit<SourceInput, "name">): Promise<string> {
  names += 1;
  const source = await createSource(api.ctx, { name: `source-${names}`, ...input });
  await createConnection(api.ctx, {
    source_id: source.id,
    destination: { name: `destination-${names}`, type: "MOCK_API" },
  });
  return source.id;
}

async function test(id: string, input: unknown, ctx = api.ctx) {
  const body = parseInput(sendTestEventContract.body, input);
  const answer = await sendTestEvent({ ...ctx, ingest: door.ingest }, { id, ...body });
  expect(sendTestEventContract.response.parse(answer)).toEqual(answer);
  return answer;
}

async function sent(id: string, input: unknown) {
  const { request_id, http_status } = await test(id, input);
  const request = await getRequest(api.ctx, { id: request_id ?? "" });
  expect(request.is_test).toBe(true);
  return { http_status, request };
}

const hmac = { algorithm: "sha256", encoding: "hex", header_key: "X-Sign", ...secret };

describe("sendTestEvent", () => {
  it.each<[string, Omit<SourceInput, "name">]>([
    ["a provider", { type: "GITHUB", config: { auth: secret } }],
    ["a provider that signs the time", { type: "STRIPE", config: { auth: secret } }],
    ["a copied provider", { config: { auth_type: "SLACK", auth: secret } }],
    ["HMAC", { config: { auth: hmac } }],
    ["an API key", { config: { auth: { header_key: "X-Key", api_key: "k" } } }],
    ["Basic", { config: { auth: { username: "u", password: "p" } } }],
  ])(
    "of %s is verified when signed, and refused when not signed or tampered with",
    async (_, input) => {
      const id = await addSource(input);
      const signed = await sent(id, { kind: "signed" });
      expect(signed.request).toMatchObject({ verified: true, rejection_cause: null });
      for (const kind of ["unsigned", "tampered"]) {
        const { request } = await sent(id, { kind });
        expect(request).toMatchObject({ verified: false, rejection_cause: "VERIFICATION_FAILED" });
      }
    },
  );

  it("sends the sample of the provider, or what is given instead", async () => {
    const id = await addSource({ type: "GITHUB", config: { auth: secret } });
    const sample = await sent(id, { kind: "signed", sample: "push" });
    expect(sample.request.data?.headers).toMatchObject({ "x-github-event": "push" });
    expect(sample.request.data?.body).toMatchObject({ ref: "refs/heads/main" });
    const own = await sent(id, {
      kind: "signed",
      body: { zen: 1 },
      headers: { "X-GitHub-Event": "ping" },
    });
    expect(own.request).toMatchObject({ verified: true, data: { body: { zen: 1 } } });
    expect(own.request.data?.headers).toMatchObject({ "x-github-event": "ping" });
    await expect(test(id, { kind: "signed", sample: "pull" })).rejects.toThrow(
      "sample must be one of [push]",
    );
  });

  it("asks what the provider asks, and stores nothing", async () => {
    const id = await addSource({ type: "SLACK", config: { auth: secret } });
    expect(await test(id, { kind: "handshake" })).toEqual({
      request_id: null,
      http_status: 200,
      response: "3eZbrw1aBm2rZgRNFdxV2595",
    });
    const other = { type: "url_verification", challenge: "mine" };
    expect((await test(id, { kind: "handshake", body: other })).response).toBe("mine");
  });

  it.each<[string, Omit<SourceInput, "name">, string, string]>([
    ["where no secret is set", { type: "STRIPE" }, "signed", "no secret to sign with"],
    ["where nothing is configured", {}, "tampered", "no secret to sign with"],
    [
      "that only the provider can make",
      { type: "TELNYX", config: { auth: { public_key: "a".repeat(64) } } },
      "signed",
      "Only the provider can sign",
    ],
    ["that nobody asks", { type: "STRIPE" }, "handshake", "No question is known"],
  ])("refuses a test %s", async (_, input, kind, message) => {
    const id = await addSource(input);
    await expect(test(id, { kind })).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      message: expect.stringContaining(message),
    });
    expect((await sent(id, { kind: "unsigned" })).request.is_test).toBe(true);
  });

  it("finds no source of another project", async () => {
    const id = await addSource({});
    await expect(test(id, { kind: "unsigned" }, api.foreign)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
