import { Hookdeck, HookdeckClient } from "@hookdeck/sdk";
import * as serializers from "@hookdeck/sdk/serialization";
import { verifyWebhookSignature } from "@hookdeck/sdk/webhooks/helpers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpProduct, type HttpProduct } from "#lib/testing/http-product.ts";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

let product: HttpProduct;
let receiver: HttpReceiver;
let key: string;
let client: HookdeckClient;
let connection: Hookdeck.Connection;
let requestId: string;
let event: Hookdeck.Event;

beforeAll(async () => {
  [product, receiver] = await Promise.all([createHttpProduct(), createHttpReceiver()]);
  key = (await product.addKey()).key;
  client = new HookdeckClient({ environment: `${product.origin}/2024-03-01`, token: key });
  connection = await client.connection.create({
    name: "orders",
    source: { name: "shop" },
    destination: { name: "backend", url: receiver.url },
  });
  const dropped = { name: "dropped", url: receiver.url };
  await client.connection.create({
    sourceId: connection.source.id,
    destination: dropped,
    rules: [{ type: "filter", body: { never: true } }],
  });
  requestId = await product.send(connection.source.id);
  await product.settled();
  const events = await client.request.listEvent(requestId);
  event = events.models?.[0] as Hookdeck.Event;
});
afterAll(async () => {
  await product.close();
  await receiver.close();
});

type Model = { id: string };
const idsOf = ({ models }: { models?: Model[] }) => models?.map(({ id }) => id);

type Fault = { path: string[]; message: string };
type Parser = {
  parse: (raw: unknown, options: { unrecognizedObjectKeys: "passthrough" }) => unknown;
};

/** The SDK knows no request that was accepted: its cause is null. */
const isKnown = ({ path, message }: Fault) =>
  path.at(-1) === "rejection_cause" && message.endsWith("Received null.");

/** Holds what is answered against the SDK's own rules, without the leniency of its client. */
async function expectAccepted(schema: Parser, path: string) {
  const { status, body } = await product.call("GET", path, { key, version: "2024-03-01" });
  expect(status).toBe(200);
  // Keys that came later pass, as with the client itself.
  const parsed = (await schema.parse(body, { unrecognizedObjectKeys: "passthrough" })) as {
    errors?: Fault[];
  };
  expect(parsed.errors?.filter((fault) => !isKnown(fault)) ?? []).toEqual([]);
}

describe("the SDK of 2024-03-01", () => {
  it("reads requests and what became of them", async () => {
    expect(idsOf(await client.request.list({ sourceId: connection.source.id }))).toEqual([
      requestId,
    ]);
    const shown = await client.request.retrieve(requestId);
    expect(shown).toMatchObject({ sourceId: connection.source.id, data: { body: { a: 1 } } });
    expect(await client.request.retrieveBody(requestId)).toEqual({ body: '{"a":1}' });
    const ignored = await client.request.listIgnoredEvent(requestId);
    expect(ignored.models).toMatchObject([{ cause: "FILTERED", requestId }]);
    const retried = await client.request.retry(requestId, { webhookIds: [connection.id] });
    expect(retried).toMatchObject({ request: { id: requestId } });
    await product.settled();
    expect((await client.request.listEvent(requestId)).models).toHaveLength(2);
    await expectAccepted(serializers.RequestPaginatedResult, "/requests");
    await expectAccepted(serializers.Request, `/requests/${requestId}`);
    const path = `/requests/${requestId}/ignored_events`;
    await expectAccepted(serializers.IgnoredEventPaginatedResult, path);
  });

  it("reads events and attempts, and delivers once more", async () => {
    expect(idsOf(await client.event.list({ webhookId: connection.id }))).toContain(event.id);
    const shown = await client.event.retrieve(event.id);
    expect(shown).toMatchObject({ status: "SUCCESSFUL", attempts: 1, data: { body: { a: 1 } } });
    expect(await client.event.retrieveBody(event.id)).toEqual({ body: '{"a":1}' });
    expect((await client.event.retry(event.id)).event.id).toBe(event.id);
    await product.settled();
    const attempts = await client.attempt.list({ eventId: event.id });
    expect(attempts.models).toHaveLength(2);
    const attempt = await client.attempt.retrieve(attempts.models?.[0]?.id ?? "");
    expect(attempt).toMatchObject({ eventId: event.id, responseStatus: 200, trigger: "MANUAL" });
    expect(receiver.hitsOf(event.id)).toHaveLength(2);
    await expectAccepted(serializers.EventPaginatedResult, "/events");
    await expectAccepted(serializers.Event, `/events/${event.id}`);
    await expectAccepted(serializers.EventAttemptPaginatedResult, "/attempts");
    await expectAccepted(serializers.EventAttempt, `/attempts/${attempt?.id}`);
  });

  it("holds back, cancels and goes on", async () => {
    expect((await client.connection.pause(connection.id)).pausedAt).toBeInstanceOf(Date);
    const id = await product.send(connection.source.id, { body: Buffer.from('{"a":2}') });
    await product.settled();
    const [held] = (await client.request.listEvent(id)).models ?? [];
    expect(held?.status).toBe("HOLD");
    // Its words have none for a cancelled event.
    expect((await client.event.mute(held?.id ?? "")).status).toBe("FAILED");
    expect((await client.connection.unpause(connection.id)).pausedAt).toBeFalsy();
    await product.settled();
    expect(receiver.hitsOf(held?.id ?? "")).toEqual([]);
  });

  it("verifies what is delivered", async () => {
    const { body } = await product.call("GET", "/signing-secret", { key });
    const [hit] = receiver.hitsOf(event.id);
    const raw = hit?.rawHeaders ?? [];
    const pairs = raw.flatMap((name, at) => (at % 2 ? [] : [[name.toLowerCase(), raw[at + 1]]]));
    const call = { headers: Object.fromEntries(pairs), rawBody: String(hit?.body) };
    const verify = (signingSecret: string) => verifyWebhookSignature({ ...call, signingSecret });
    expect(await verify(body.signing_secret)).toEqual({ isValidSignature: true });
    expect(await verify("another")).toEqual({ isValidSignature: false });
  });

  it("writes, tries and reads transformations", async () => {
    const code = 'addHandler("transform", (request) => { console.log("hi"); return request; });';
    const created = await client.transformation.create({ name: "code", code, env: { A: "1" } });
    expect(created).toMatchObject({ name: "code", code, env: { A: "1" } });
    const changed = await client.transformation.update(created.id, { env: { A: "2" } });
    expect(changed.env).toEqual({ A: "2" });
    const upserted = await client.transformation.upsert({ name: "code", code });
    expect(upserted.id).toBe(created.id);
    expect(idsOf(await client.transformation.list({ name: "code" }))).toEqual([created.id]);
    const request = { headers: { "content-type": "application/json" }, body: '{"a":1}' };
    const run = await client.transformation.run({ transformationId: created.id, request });
    expect(run).toMatchObject({ logLevel: "info", console: [{ type: "log", message: "hi" }] });
    expect(run.request?.body).toEqual({ a: 1 });
    await client.connection.update(connection.id, {
      rules: [{ type: "transform", transformationId: created.id }],
    });
    await product.send(connection.source.id, { body: Buffer.from('{"a":3}') });
    await product.settled();
    const executions = await client.transformation.listExecution(created.id);
    const [first] = executions.models ?? [];
    expect(first).toMatchObject({ webhookId: connection.id, logs: [{ message: "hi" }] });
    const one = await client.transformation.retrieveExecution(created.id, first?.id ?? "");
    expect(one.originalEventData?.body).toEqual({ a: 3 });
    await expectAccepted(serializers.TransformationPaginatedResult, "/transformations");
    const path = `/transformations/${created.id}/executions`;
    await expectAccepted(serializers.TransformationExecutionPaginatedResult, path);
    await client.connection.update(connection.id, { rules: [] });
  });

  it("keeps requests as bookmarks and sends them again", async () => {
    const created = await client.bookmark.create({
      eventDataId: event.eventDataId,
      webhookId: connection.id,
      label: "sample",
    });
    expect(created).toMatchObject({ label: "sample", webhookId: connection.id });
    expect((await client.bookmark.update(created.id, { label: "other" })).label).toBe("other");
    expect(idsOf(await client.bookmark.list({ label: "other" }))).toEqual([created.id]);
    const shown = await client.bookmark.retrieve(created.id);
    expect(shown.data).toMatchObject({ body: { a: 1 } });
    expect(await client.bookmark.retrieveBody(created.id)).toEqual({ body: '{"a":1}' });
    expect(await client.bookmark.trigger(created.id)).toMatchObject([{ webhookId: connection.id }]);
    await expectAccepted(serializers.BookmarkPaginatedResult, "/bookmarks");
    expect(await client.bookmark.delete(created.id)).toMatchObject({ id: created.id });
    await expect(client.bookmark.retrieve(created.id)).rejects.toThrow(Hookdeck.NotFoundError);
  });

  it("works on issues", async () => {
    const [attempt] = (await client.attempt.list({ eventId: event.id })).models ?? [];
    const id = await insertIssue(
      product.pool,
      {
        projectId: product.project.id,
        type: "delivery",
        aggregation_keys: {
          webhook_id: [connection.id],
          response_status: [504],
          error_code: ["TIMEOUT"],
        },
        reference: { event_id: event.id, attempt_id: String(attempt?.id) },
      },
      Date.now(),
    );
    expect(idsOf(await client.issue.list({ type: "delivery" }))).toEqual([id]);
    expect((await client.issue.count({ status: "OPENED" })).count).toBe(1);
    const shown = await client.issue.retrieve(id);
    expect(shown).toMatchObject({ type: "delivery", data: { triggerEvent: { id: event.id } } });
    expect((await client.issue.update(id, { status: "ACKNOWLEDGED" })).status).toBe("ACKNOWLEDGED");
    await expectAccepted(serializers.IssueWithDataPaginatedResult, "/issues");
    expect((await client.issue.dismiss(id)).dismissedAt).toBeInstanceOf(Date);
  });

  it("writes issue triggers", async () => {
    const created = await client.issueTrigger.create({
      type: "delivery",
      name: "paging",
      configs: { strategy: "final_attempt", connections: [connection.id] },
      channels: { email: {} },
    });
    expect(created).toMatchObject({ configs: { connections: [connection.id] } });
    const configs = { strategy: "first_attempt", connections: "*" } as const;
    expect((await client.issueTrigger.update(created.id, { configs })).configs).toEqual(configs);
    const upserted = await client.issueTrigger.upsert({
      type: "delivery",
      name: "paging",
      configs,
      channels: { email: {} },
    });
    expect(upserted.id).toBe(created.id);
    expect(idsOf(await client.issueTrigger.list({ name: "paging" }))).toEqual([created.id]);
    const disabled = await client.issueTrigger.disable(created.id);
    expect(disabled.disabledAt).toBeInstanceOf(Date);
    expect((await client.issueTrigger.enable(created.id)).disabledAt).toBeFalsy();
    await expectAccepted(serializers.IssueTriggerPaginatedResult, "/issue-triggers?type=delivery");
    expect((await client.issueTrigger.delete(created.id)).id).toBe(created.id);
    const gone = client.issueTrigger.retrieve(created.id);
    await expect(gone).rejects.toThrow(Hookdeck.NotFoundError);
  });

  it("plans, starts, lists and follows bulk operations", async () => {
    const { id: connectionId } = connection;
    for (const [bulk, created] of [
      [client.eventBulkRetry, client.eventBulkRetry.create({ query: { webhookId: connectionId } })],
      [client.requestBulkRetry, client.requestBulkRetry.create({ query: { id: requestId } })],
      [
        client.ignoredEventBulkRetry,
        client.ignoredEventBulkRetry.create({ query: { cause: "FILTERED" } }),
      ],
    ] as const) {
      const { id, inProgress } = await created;
      expect(inProgress).toBe(true);
      expect((await bulk.plan()).estimatedCount).toBeGreaterThanOrEqual(0);
      expect(idsOf(await bulk.list())).toEqual([id]);
      const isThrough = async () => !(await bulk.retrieve(id)).inProgress;
      await waitUntil("the operation to be through", isThrough);
      expect((await bulk.cancel(id)).completedAt).toBeInstanceOf(Date);
    }
    await expectAccepted(serializers.BatchOperationPaginatedResult, "/bulk/events/retry");
  });

  it("sets notifications and custom domains", async () => {
    const sourceId = connection.source.id;
    const settings = { enabled: true, topics: ["issue.opened" as const], sourceId };
    expect(await client.notification.update(settings)).toEqual(settings);
    await client.customDomain.create({ hostname: "hooks.example.com" });
    const [domain] = await client.customDomain.list();
    expect(domain).toMatchObject({ hostname: "hooks.example.com", status: "pending" });
    const path = "/teams/current/custom_domains";
    await expectAccepted(serializers.ListCustomDomainSchema, path);
    expect(await client.customDomain.delete(domain?.id ?? "")).toEqual({ id: domain?.id });
  });

  it("counts, disables, enables and deletes connections and their ends", async () => {
    const { source, destination, id } = await client.connection.upsert({
      name: "short-lived",
      source: { name: "short-lived" },
      destination: { name: "short-lived", url: receiver.url },
    });
    const listed = idsOf(await client.connection.list());
    expect(listed).toContain(id);
    expect((await client.connection.count()).count).toBe(listed?.length);
    expect((await client.connection.disable(id)).disabledAt).toBeInstanceOf(Date);
    expect((await client.connection.enable(id)).disabledAt).toBeFalsy();
    expect(await client.connection.delete(id)).toEqual({ id });
    for (const [resource, each] of [
      [client.source, source.id],
      [client.destination, destination.id],
    ] as const) {
      expect((await resource.disable(each)).disabledAt).toBeInstanceOf(Date);
      expect((await resource.enable(each)).disabledAt).toBeFalsy();
      expect(await resource.delete(each)).toEqual({ id: each });
      await expect(resource.retrieve(each)).rejects.toThrow(Hookdeck.GoneError);
    }
    await expect(client.connection.retrieve(id)).rejects.toThrow(Hookdeck.GoneError);
  });

  it("tells errors by their types", async () => {
    const none = client.destination.retrieve("des_none");
    await expect(none).rejects.toThrow(Hookdeck.NotFoundError);
    const wrong = client.source.create({ name: "a b" });
    await expect(wrong).rejects.toThrow(Hookdeck.UnprocessableEntityError);
    const stranger = new HookdeckClient({
      environment: `${product.origin}/2024-03-01`,
      token: "not-a-key",
    });
    await expect(stranger.source.list()).rejects.toMatchObject({ statusCode: 401 });
  });
});
