import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createMailer } from "#lib/adapters/mailer.ts";
import { createChannelContract, updateChannelContract } from "#lib/contracts/channels.ts";
import type { HttpChannelType } from "#lib/domain/notifications/channels/driver.ts";
import { CHANNEL_DRIVERS } from "#lib/domain/notifications/channels/registry.ts";
import { sampleSettings } from "#lib/domain/notifications/testing/sample-message.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { type MailServer, startMailServer } from "#lib/testing/mail-server.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { parseInput } from "../parse-input.ts";
import { createChannel } from "./create-channel.ts";
import { deleteChannel } from "./delete-channel.ts";
import { getChannel } from "./get-channel.ts";
import { listChannelSends } from "./list-channel-sends.ts";
import { listChannels } from "./list-channels.ts";
import { rollChannelSecret } from "./roll-channel-secret.ts";
import { testChannel } from "./test-channel.ts";
import { updateChannel } from "./update-channel.ts";

const TYPES = Object.keys(CHANNEL_DRIVERS) as HttpChannelType[];

let api: TestApi;
let ctx: ServiceContext;
let receiver: HttpReceiver;
let mail: MailServer;
let names = 0;

beforeAll(async () => {
  api = await createTestApi();
  receiver = await createHttpReceiver();
  mail = await startMailServer();
  ctx = {
    ...api.ctx,
    now: () => new Date(),
    addressGuard: createAddressGuard({ allow: [], allowPrivate: true }),
    mailer: createMailer({ smtpUrl: mail.url, from: "sluice@example.com", writesToLog: false }),
  };
});
beforeEach(() => {
  receiver.hits.length = 0;
  receiver.answer(() => ({ status: 202, body: '{"status":"success"}' }));
});
afterAll(async () => {
  await mail.close();
  await receiver.close();
  await api.close();
});

const inputOf = (type: HttpChannelType) => {
  names += 1;
  const { config, secret } = sampleSettings(receiver.url)[type];
  return { type, name: `channel ${names}`, config, ...(type === "webhook" ? {} : { secret }) };
};
const create = async (input: unknown, context = ctx) =>
  createChannel(context, parseInput(createChannelContract.body, input));
const update = async (id: string, input: unknown, context = ctx) =>
  updateChannel(context, { id, ...parseInput(updateChannelContract.body, input) });

describe.each(TYPES)("a channel of type %s", (type) => {
  it("shows its secret to nobody, and is tested with it", async () => {
    const created = await create(inputOf(type));
    const { signing_secret: shownOnce, ...shown } = created;
    expect(shownOnce !== undefined).toBe(type === "webhook");
    expect(await getChannel(ctx, created)).toEqual(shown);
    const all = JSON.stringify([
      shown,
      await listChannels(ctx, { limit: 100, dir: "desc" } as never),
    ]);
    expect(all).not.toMatch(/canary-secret|whsec_\w/);
    const { rows } = await ctx.db.pool.query("SELECT c::text AS row FROM channel c");
    expect(JSON.stringify(rows)).not.toContain("canary-secret");
    expect(await testChannel(ctx, created)).toMatchObject({
      is_delivered: true,
      response_status: 202,
      response_body: '{"status":"success"}',
      error: null,
    });
    expect(receiver.hits).toHaveLength(1);
    expect(await listChannelSends(ctx, created)).toMatchObject([
      { kind: "test", status: "SENT", response_status: 202, attempts: 1 },
    ]);
  });

  it("shows what the far side answers, without the secret that it repeats", async () => {
    const { id } = await create(inputOf(type));
    receiver.answer(({ rawHeaders, body, url }) => ({
      status: 403,
      body: `refused ${url} ${rawHeaders.join()} ${body.toString()}`,
    }));
    const tested = await testChannel(ctx, { id });
    expect(tested).toMatchObject({ is_delivered: false, response_status: 403 });
    expect(tested.error).toBe("Answered 403.");
    expect(tested.response_body).toMatch(/^refused/);
    receiver.answer(() => "reset");
    const failed = await testChannel(ctx, { id });
    expect(failed).toMatchObject({ is_delivered: false, response_status: null });
    expect(failed.error).toMatch(/^No answer \(\w+\)\.$/);
    expect(await listChannelSends(ctx, { id })).toMatchObject([
      { status: "FAILED" },
      { status: "FAILED", response_status: 403 },
    ]);
  });
});

describe("a channel", () => {
  it("refuses input by the name of its field", async () => {
    const faults = async (input: unknown) =>
      create(input, api.ctx).then(
        () => [],
        (error) => error.data,
      );
    const slack = { type: "slack", name: "a", config: {} };
    expect(await faults(slack)).toEqual(["secret is required"]);
    expect(await faults({ ...slack, secret: { webhook_url: "ftp://x" } })).toEqual([
      expect.stringMatching(/^secret\.webhook_url /),
    ]);
    const blocked = { webhook_url: "http://169.254.169.254/latest" };
    expect(await faults({ ...slack, secret: blocked })).toEqual([
      "secret.webhook_url is a blocked address",
    ]);
    const opsgenie = { ...inputOf("opsgenie"), config: { api_url: "http://10.0.0.1" } };
    expect(await faults(opsgenie)).toEqual(["config.api_url is a blocked address"]);
    const email = { type: "email", name: "a", config: { addresses: ["no"] } };
    expect(await faults(email)).toEqual([expect.stringMatching(/^config\.addresses/)]);
  });

  it("has a name that no other has", async () => {
    const input = inputOf("slack");
    await create(input);
    await expect(create(input)).rejects.toMatchObject({ code: "RESOURCE_ALREADY_EXISTS" });
    const other = await create(inputOf("slack"));
    await expect(update(other.id, { name: input.name })).rejects.toMatchObject({
      code: "RESOURCE_ALREADY_EXISTS",
    });
  });

  it("is another project's as little as an unknown one", async () => {
    const { id } = await create(inputOf("webhook"));
    for (const call of [
      getChannel,
      testChannel,
      rollChannelSecret,
      deleteChannel,
      listChannelSends,
    ]) {
      await expect(call(api.foreign, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(update(id, { name: "b" }, api.foreign)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is disabled and enabled, and keeps its secret when its config changes", async () => {
    const { id } = await create(inputOf("pagerduty"));
    expect((await update(id, { disabled: true })).disabled_at).not.toBeNull();
    expect((await update(id, { disabled: false })).disabled_at).toBeNull();
    const changed = await update(id, { config: { api_url: receiver.url, severity: "warning" } });
    expect(changed.config).toEqual({ api_url: receiver.url, severity: "warning" });
    await testChannel(ctx, { id });
    expect(receiver.hits[0]?.body.toString()).toContain("canary-secret");
  });

  it("takes no new address of its service without its key", async () => {
    const { id } = await create(inputOf("pagerduty"));
    const config = { api_url: `${receiver.url}/elsewhere`, severity: "error" };
    await expect(update(id, { config })).rejects.toMatchObject({
      data: ["secret is required when config.api_url changes"],
    });
    await update(id, { config, secret: sampleSettings("").pagerduty.secret });
  });

  it("of a signed webhook gets a new secret on request, and no other does", async () => {
    const created = await create(inputOf("webhook"));
    const rolled = await rollChannelSecret(ctx, created);
    expect(rolled.signing_secret).toMatch(/^whsec_[\w+/=]{32}$/);
    expect(rolled.signing_secret).not.toBe(created.signing_secret);
    const { id } = await create(inputOf("slack"));
    await expect(rollChannelSecret(ctx, { id })).rejects.toMatchObject({ code: "UNPROCESSABLE" });
  });

  it("goes with its log", async () => {
    const { id } = await create(inputOf("slack"));
    await testChannel(ctx, { id });
    await deleteChannel(ctx, { id });
    expect(await ctx.db.prisma.notification.count({ where: { channelId: id } })).toBe(0);
  });
});

describe("a mail channel", () => {
  it("writes to each address by itself, and follows a member to a new one", async () => {
    const userId = await api.addUser("ada@example.com", "member");
    const { id } = await create({
      type: "email",
      name: "on call",
      config: { addresses: ["ada@example.com", "ops@partner.example"] },
    });
    const tested = await testChannel(ctx, { id });
    expect(tested).toMatchObject({ is_delivered: true, error: null });
    const [own, other] = [
      await mail.next("ada@example.com"),
      await mail.next("ops@partner.example"),
    ];
    expect([own.recipients, other.recipients]).toEqual([
      ["ada@example.com"],
      ["ops@partner.example"],
    ]);
    expect(own.subject).toContain("Test of the channel on call");
    await ctx.db.prisma.user.update({ where: { id: userId }, data: { email: "ada@new.example" } });
    const { config } = await getChannel(ctx, { id });
    expect(config).toEqual({ addresses: ["ada@new.example", "ops@partner.example"] });
  });

  it("shows what the mail server says", async () => {
    const config = { addresses: ["gone@example.com"] };
    const { id } = await create({ type: "email", name: "gone", config });
    mail.answer(() => ({ code: 550, text: "no such user" }));
    const tested = await testChannel(ctx, { id });
    expect(tested).toMatchObject({ is_delivered: false });
    expect(tested.error).toContain("no such user");
  });
});
