import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { ApiKeyKind } from "#lib/schemas/api-key.ts";
import type { BulkOperationType } from "#lib/schemas/bulk-operation.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { createApiKey } from "#lib/services/api-keys/create-api-key.ts";
import type { HttpProduct } from "./http-product.ts";
import { testCaller } from "./test-caller.ts";
import { insertExecution, insertIssue } from "./test-rows.ts";

/** What an id can stand for, each a row of its own kind. */
export const NOUNS = {
  source: ID_PREFIXES.source,
  /** Its code stands for it. */
  sourceType: null,
  destination: ID_PREFIXES.destination,
  connection: ID_PREFIXES.connection,
  transformation: ID_PREFIXES.transformation,
  execution: ID_PREFIXES.execution,
  request: ID_PREFIXES.request,
  payload: ID_PREFIXES.payload,
  event: ID_PREFIXES.event,
  attempt: ID_PREFIXES.attempt,
  backtest: ID_PREFIXES.backtest,
  bookmark: ID_PREFIXES.bookmark,
  savedView: ID_PREFIXES.savedView,
  issue: ID_PREFIXES.issue,
  issueComment: ID_PREFIXES.issueComment,
  issueTrigger: ID_PREFIXES.issueTrigger,
  integration: ID_PREFIXES.integration,
  channel: ID_PREFIXES.channel,
  customDomain: ID_PREFIXES.customDomain,
  teamDomain: ID_PREFIXES.customDomain,
  eventRetry: ID_PREFIXES.bulkOperation,
  eventCancellation: ID_PREFIXES.bulkOperation,
  requestRetry: ID_PREFIXES.bulkOperation,
  requestReplay: ID_PREFIXES.bulkOperation,
  ignoredEventRetry: ID_PREFIXES.bulkOperation,
  project: ID_PREFIXES.project,
  apiKey: ID_PREFIXES.apiKey,
  cliClient: ID_PREFIXES.cliClient,
  user: ID_PREFIXES.user,
  member: ID_PREFIXES.member,
  invitation: ID_PREFIXES.invitation,
} as const;

export type Noun = keyof typeof NOUNS;
export type Ids = Record<Noun, string>;
export type Tenant = Awaited<ReturnType<typeof addTenant>>;

/** Ids that no row has. */
export function unknownIds(): Ids {
  const entries = Object.entries(NOUNS).map(([noun, prefix]) => [
    noun,
    prefix ? newId(prefix, Date.now()) : "CUSTOM_NOBODY",
  ]);
  return Object.fromEntries(entries);
}

type Project = { id: string; organizationId: string };

/** Adds an owner, a member who may open the project, and somebody who was invited. */
async function addPeople({ ctx }: HttpProduct, { id, organizationId }: Project, marker: string) {
  const { prisma } = ctx.db;
  const add = async (role: Role) => {
    const userId = newId(ID_PREFIXES.user, Date.now());
    const memberId = newId(ID_PREFIXES.member, Date.now());
    await prisma.user.create({ data: { id: userId, email: `${role}@${marker}.example` } });
    await prisma.member.create({ data: { id: memberId, organizationId, userId, role } });
    return { user: userId, member: memberId };
  };
  await add("owner");
  const people = await add("member");
  await prisma.projectMember.create({ data: { projectId: id, userId: people.user } });
  const invitation = newId(ID_PREFIXES.invitation, Date.now());
  await prisma.invitation.create({
    data: {
      id: invitation,
      organizationId,
      email: `invited@${marker}.example`,
      role: "viewer",
      tokenHash: Buffer.from(marker),
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return { ...people, invitation };
}

/**
 * Fills a project with a row of every kind, most of them made by the API and the worker. `marker`
 * stands in each name, secret and payload. Its keys are of an owner, a viewer, and of one without any scope.
 */
export async function addTenant(product: HttpProduct, project: Project, marker: string) {
  const caller = testCaller(project, { role: "owner" });
  const ctx = { ...product.ctx, now: () => new Date(), caller };

  async function addKeyOf(type: Exclude<ApiKeyKind, "cli">, role: Role, scopes?: string[]) {
    const created = await createApiKey(ctx, {
      label: marker,
      type,
      ...(scopes ? { scopes } : {}),
    });
    await ctx.db.prisma.apiKey.update({ where: { id: created.id }, data: { role } });
    return created;
  }
  const addKeys = async (role: Role, scopes?: string[]) => ({
    project: await addKeyOf("project", role, scopes),
    organization: await addKeyOf("organization", role, scopes),
  });
  const owner = await addKeys("owner");
  const [viewer, unscoped] = [await addKeys("viewer"), await addKeys("owner", [])];

  async function call(method: string, path: string, body?: unknown) {
    const answer = await product.call(method, path, { key: owner.project.key, body });
    if (answer.status !== 200) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }
  const post = (path: string, body: unknown) => call("POST", path, body);
  const idOf = async (path: string, body: unknown): Promise<string> => (await post(path, body)).id;
  const firstOf = async (path: string): Promise<string> => (await call("GET", path)).models[0].id;

  /** A bulk operation that no worker was told of, so that it waits. */
  async function addOperation(type: BulkOperationType): Promise<string> {
    const id = newId(ID_PREFIXES.bulkOperation, Date.now());
    await ctx.db.prisma.bulkOperation.create({ data: { id, projectId: project.id, type } });
    return id;
  }

  const auth = { username: marker, password: `${marker}-password` };
  const source = await idOf("/sources", {
    name: marker,
    config: { auth_type: "BASIC_AUTH", auth },
  });
  const { code: sourceType } = await post("/source-types", {
    code: `CUSTOM_${marker.toUpperCase()}`,
    label: marker,
    verification: { scheme: "none" },
  });
  const destination = await idOf("/destinations", {
    name: marker,
    type: "MOCK_API",
    config: { auth_type: "BASIC_AUTH", auth },
  });
  const code = `addHandler("transform", (request) => { console.log("${marker}"); return request; });`;
  const transformation = await idOf("/transformations", {
    name: marker,
    code,
    env: { SECRET: marker },
  });
  const connection = await idOf("/connections", {
    name: marker,
    source_id: source,
    destination_id: destination,
  });
  await post("/connections", {
    name: `${marker}-filtered`,
    source_id: source,
    destination: { name: `${marker}-filtered`, type: "MOCK_API" },
    rules: [
      { type: "filter", body: { never: true } },
      { type: "transform", transformation_id: transformation },
    ],
  });
  const request = await product.send(source, {
    body: Buffer.from(JSON.stringify({ marker })),
    rawHeaders: [
      ...["content-type", "application/json", "authorization"],
      `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString("base64")}`,
    ],
  });
  await product.settled();
  const event = await firstOf(`/requests/${request}/events`);
  const attempt = await firstOf(`/attempts?event_id=${event}`);
  const payload = (await call("GET", `/events/${event}`)).event_data_id;
  const execution = await insertExecution(
    product.pool,
    { projectId: project.id, transformationId: transformation },
    Date.now(),
    { connectionId: connection, requestId: request, originalPayloadId: payload },
  );
  const issue = await insertIssue(
    product.pool,
    {
      projectId: project.id,
      type: "delivery",
      aggregation_keys: {
        webhook_id: [connection],
        response_status: [503],
        error_code: ["BAD_RESPONSE"],
      },
      reference: { event_id: event, attempt_id: attempt },
    },
    Date.now(),
  );
  const domains = `/projects/${project.id}/custom_domains`;
  await post(domains, { hostname: `${marker}.example.com` });
  await post(domains, { hostname: `${marker}-2.example.com` });
  const [customDomain, teamDomain] = await call("GET", domains);
  const commandLine = await post("/cli-auth/ci", { device_name: marker });
  const ids: Ids = {
    ...{
      source,
      sourceType,
      destination,
      connection,
      transformation,
      request,
      payload,
      event,
      attempt,
      issue,
    },
    execution,
    // Whatever has come in would be ignored, so that there is something found.
    backtest: await idOf("/backtests", {
      webhook_id: connection,
      rules: [{ type: "filter", path: "/nowhere" }],
    }),
    bookmark: await idOf("/bookmarks", {
      event_data_id: payload,
      webhook_id: connection,
      label: marker,
    }),
    savedView: await idOf("/saved-views", {
      list: "events",
      name: marker,
      filters: { status: "FAILED" },
      is_shared: true,
    }),
    issueComment: await idOf(`/issues/${issue}/comments`, { body: marker }),
    issueTrigger: await idOf("/issue-triggers", {
      type: "delivery",
      name: marker,
      channels: null,
    }),
    integration: await idOf("/integrations", {
      provider: "GITHUB",
      label: marker,
      configs: { webhook_secret_key: `${marker}-secret` },
    }),
    channel: await idOf("/channels", {
      type: "webhook",
      name: marker,
      config: { url: `https://${marker}.invalid/hook` },
    }),
    customDomain: customDomain.id,
    teamDomain: teamDomain.id,
    eventRetry: await addOperation("events.retry"),
    eventCancellation: await addOperation("events.cancel"),
    requestRetry: await addOperation("requests.retry"),
    requestReplay: await addOperation("requests.replay"),
    ignoredEventRetry: await addOperation("ignored_events.retry"),
    project: project.id,
    apiKey: (await addKeyOf("project", "admin")).id,
    cliClient: commandLine.client_id,
    ...(await addPeople(product, project, marker)),
  };
  await product.settled();
  const keys = { owner, viewer, unscoped };
  return { project, marker, ids, keys, commandLineKey: String(commandLine.key) };
}
