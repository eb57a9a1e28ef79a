import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSourceTypeContract, updateSourceTypeContract } from "#lib/contracts/source-types.ts";
import { sourceTypeDetail } from "#lib/schemas/custom-source-type.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createTestIngest, type TestIngest } from "#lib/testing/test-ingest.ts";
import { parseInput } from "../parse-input.ts";
import { createSource } from "../sources/create-source.ts";
import { deleteSource } from "../sources/delete-source.ts";
import { updateSource } from "../sources/update-source.ts";
import { createSourceType } from "./create-source-type.ts";
import { deleteSourceType } from "./delete-source-type.ts";
import { getSourceType } from "./get-source-type.ts";
import { listSourceTypes } from "./list-source-types.ts";
import { updateSourceType } from "./update-source-type.ts";

let api: TestApi;
let door: TestIngest;
let names = 0;

beforeAll(async () => {
  api = await createTestApi();
  door = createTestIngest(api);
});
afterAll(() => api.close());

const create = (input: unknown) =>
  createSourceType(api.ctx, parseInput(createSourceTypeContract.body, input));
const update = (code: string, input: unknown) =>
  updateSourceType(api.ctx, { code, ...parseInput(updateSourceTypeContract.body, input) });

/** Adds a type and a WEBHOOK source that it protects. */
async function addProtected(verification: object, auth: Record<string, unknown>) {
  names += 1;
  const code = `CUSTOM_T${names}` as const;
  await create({ code, label: `Type ${names}`, verification });
  const config = { auth_type: code, auth };
  const source = await createSource(api.ctx, { name: `custom-${names}`, config });
  return { code, source };
}

const hmac = { scheme: "hmac", header: "X-Sign", prefix: "v1=" };
const hex = (key: string, text = '{"a":1}') => createHmac("sha256", key).update(text).digest("hex");

describe("a source type of the project's own", () => {
  it("checks the senders of a WEBHOOK source that names it", async () => {
    const { source, code } = await addProtected(hmac, { webhook_secret_key: "s" });
    expect(source).toMatchObject({ type: "WEBHOOK", config: { auth_type: code } });
    expect(await door.send(source.id, { "x-sign": `v1=${hex("s")}` })).toMatchObject({
      status: 200,
    });
    expect(await door.last()).toMatchObject({ verified: true });
    expect(await door.send(source.id, { "x-sign": `v1=${hex("t")}` })).toMatchObject({
      status: 401,
    });
    expect(await door.last()).toMatchObject({
      verified: false,
      rejection_cause: "VERIFICATION_FAILED",
    });
  });

  it("checks a signed time", async () => {
    const spec = {
      ...hmac,
      prefix: "",
      timestamp_header: "x-at",
      time: "s",
      content: "{timestamp}.{body}",
    };
    const { source } = await addProtected(spec, { webhook_secret_key: "s" });
    const send = async (at: number) => {
      const headers = { "x-at": String(at), "x-sign": hex("s", `${at}.{"a":1}`) };
      return (await door.send(source.id, headers)).status;
    };
    const now = Math.floor(api.ctx.now().getTime() / 1_000);
    expect([await send(now), await send(now - 301)]).toEqual([200, 401]);
  });

  it("checks a public key", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const public_key = publicKey.export({ type: "spki", format: "pem" }).toString();
    const spec = { scheme: "public_key", header: "x-sign", algorithm: "ed25519" };
    const { source } = await addProtected(spec, { public_key });
    const signature = sign(null, Buffer.from('{"a":1}'), privateKey).toString("base64");
    expect((await door.send(source.id, { "x-sign": signature })).status).toBe(200);
    expect((await door.send(source.id, { "x-sign": signature.replace(/^./, "-") })).status).toBe(
      401,
    );
  });

  it.each<[string, object, Record<string, unknown>, Record<string, string>]>([
    ["a token", { scheme: "token", header: "X-Token" }, { api_key: "k" }, { "x-token": "k" }],
    [
      "a login",
      { scheme: "basic" },
      { username: "u", password: "p" },
      { authorization: `Basic ${btoa("u:p")}` },
    ],
  ])("checks %s", async (_, spec, auth, headers) => {
    const { source } = await addProtected(spec, auth);
    expect((await door.send(source.id, headers)).status).toBe(200);
    expect((await door.send(source.id)).status).toBe(401);
  });

  it("takes the secret that belongs to its scheme and no other field", async () => {
    const { source, code } = await addProtected(hmac, { webhook_secret_key: "s" });
    const change = (config: object) => updateSource(api.ctx, { id: source.id, config });
    await expect(change({ auth_type: code, auth: { api_key: "k" } })).rejects.toThrow(
      "config.auth.webhook_secret_key is required",
    );
    await change({ auth: { webhook_secret_key: "new" } });
    expect((await door.send(source.id, { "x-sign": `v1=${hex("new")}` })).status).toBe(200);
  });

  it("is what its sources are checked by from the moment that it changes", async () => {
    const { source, code } = await addProtected(hmac, { webhook_secret_key: "s" });
    await update(code, {
      label: "T",
      verification: { ...hmac, prefix: "v2=" },
      rejection_status: 200,
    });
    expect((await door.send(source.id, { "x-sign": `v2=${hex("s")}` })).status).toBe(200);
    expect(await door.last()).toMatchObject({ verified: true });
    expect((await door.send(source.id, { "x-sign": `v1=${hex("s")}` })).status).toBe(200);
    expect(await door.last()).toMatchObject({ verified: false });
  });

  it("keeps its scheme, and stays, while a source is protected by it", async () => {
    const { source, code } = await addProtected(hmac, { webhook_secret_key: "s" });
    const other = update(code, { label: "T", verification: { scheme: "basic" } });
    await expect(other).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    await expect(deleteSourceType(api.ctx, { code })).rejects.toMatchObject({
      code: "UNPROCESSABLE",
    });
    await deleteSource(api.ctx, { id: source.id });
    await deleteSourceType(api.ctx, { code });
    await expect(getSourceType(api.ctx, { code })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is no other project's", async () => {
    const { code } = await addProtected(hmac, { webhook_secret_key: "s" });
    const config = { auth_type: code, auth: { webhook_secret_key: "s" } };
    await expect(createSource(api.foreign, { name: "x", config })).rejects.toThrow(
      `config.auth_type ${code} is not a source type of this project`,
    );
    for (const call of [getSourceType, deleteSourceType]) {
      await expect(call(api.foreign, { code })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const { models } = await listSourceTypes(api.foreign);
    expect(models.some((model) => model.is_custom)).toBe(false);
  });

  it.each<[string, object, string]>([
    ["a code that could be a provider's", { code: "STRIPE" }, "code"],
    ["a scheme that nobody knows", { verification: { scheme: "magic" } }, "must be one of [hmac,"],
    [
      "content without the body",
      { verification: { ...hmac, content: "{timestamp}" } },
      "verification.content",
    ],
    [
      "a signed time that stands nowhere",
      { verification: { ...hmac, time: "s" } },
      "timestamp_header",
    ],
    [
      "a header that cannot be",
      { verification: { ...hmac, header: "a b" } },
      "verification.header",
    ],
    ["a field that does not exist", { verification: hmac, more: 1 }, "more is not allowed"],
  ])("is not made of %s", async (_, part, message) => {
    const input = { code: "CUSTOM_BAD", label: "Bad", verification: hmac, ...part };
    await expect(async () => create(input)).rejects.toThrow(message);
  });

  it("has a code of its own", async () => {
    const { code } = await addProtected(hmac, { webhook_secret_key: "s" });
    const again = create({ code, label: "Again", verification: hmac });
    await expect(again).rejects.toMatchObject({ code: "RESOURCE_ALREADY_EXISTS" });
  });
});

describe("getSourceType", () => {
  it("tells what a form needs: fields, steps with the URL of the source, and a sample", async () => {
    const source = await createSource(api.ctx, { name: "stripe", type: "STRIPE" });
    const type = await getSourceType(api.ctx, { code: "STRIPE", source_id: source.id });
    expect(sourceTypeDetail.parse(type)).toEqual(type);
    expect(type).toMatchObject({ label: "Stripe", verification: "signature", unverified: false });
    expect(type.auth_schema).toMatchObject({
      required: ["webhook_secret_key"],
      properties: { webhook_secret_key: { type: "string", writeOnly: true } },
    });
    expect(type.setup.join(" ")).toContain(source.url);
    expect(type.sample.content_type).toBe("application/json");
  });

  it("lets a generic source choose", async () => {
    const type = await getSourceType(api.ctx, { code: "WEBHOOK" });
    expect(type).toMatchObject({ verification: "choice", auth_schema: null });
    const choices = type.auth_choices?.map((choice) => choice.code);
    expect(choices?.slice(0, 4)).toEqual(["HMAC", "BASIC_AUTH", "API_KEY", "STANDARD_WEBHOOKS"]);
    const { code } = await addProtected(hmac, { webhook_secret_key: "s" });
    const after = await getSourceType(api.ctx, { code: "WEBHOOK" });
    expect(after.auth_choices?.find((choice) => choice.code === code)?.auth_schema).toMatchObject({
      required: ["webhook_secret_key"],
    });
  });

  it("offers a source what it has chosen already", async () => {
    const config = { auth_type: "STRIPE" as const, auth: { webhook_secret_key: "s" } };
    const source = await createSource(api.ctx, { name: "copies-stripe", config });
    const type = await getSourceType(api.ctx, { code: "WEBHOOK", source_id: source.id });
    expect(type.auth_choices?.at(-1)).toMatchObject({ code: "STRIPE", label: "Stripe" });
  });
});

describe("listSourceTypes", () => {
  it("says of each whether its requests are verified, the project's own first", async () => {
    const { models, count } = await listSourceTypes(api.ctx);
    expect(models).toHaveLength(count);
    expect(models[0]?.is_custom).toBe(true);
    expect(models.filter((model) => model.unverified)).toEqual(
      models.filter((model) => model.verification === "unknown"),
    );
    expect(models.find(({ code }) => code === "PUBLISH_API")?.verification).toBe("api_key");
  });
});
