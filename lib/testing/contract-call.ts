import { z } from "zod";
import { API_VERSIONS, type ApiVersion } from "#lib/api/versions/api-version.ts";
import { atVersion } from "#lib/api/versions/at-version.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { type Ids, NOUNS, type Noun } from "./test-tenant.ts";

/** Returns the versions of the API that have an endpoint, newest first. */
export const versionsOf = (contract: Contract): ApiVersion[] =>
  API_VERSIONS.filter((version) => atVersion(contract, version).isOffered);

export type ContractCall = { path: string; query?: string; body?: unknown };

type BodyOf = (ids: Ids, name: string) => unknown;

/** What `{id}` stands for below a path; the longest that fits counts. */
const ID_NOUNS: Record<string, Noun> = {
  "/sources": "source",
  "/destinations": "destination",
  "/connections": "connection",
  "/requests": "request",
  "/events": "event",
  "/attempts": "attempt",
  "/transformations": "transformation",
  "/backtests": "backtest",
  "/bookmarks": "bookmark",
  "/saved-views": "savedView",
  "/issues": "issue",
  "/issue-triggers": "issueTrigger",
  "/integrations": "integration",
  "/channels": "channel",
  "/projects": "project",
  "/bulk/events/retry": "eventRetry",
  "/bulk/events/cancel": "eventCancellation",
  "/bulk/requests/retry": "requestRetry",
  "/bulk/requests/replay": "requestReplay",
  "/bulk/ignored-events/retry": "ignoredEventRetry",
  "/organizations/current/api-keys": "apiKey",
  "/organizations/current/members": "member",
  "/organizations/current/invitations": "invitation",
  "/cli": "cliClient",
};

/** What the other parameters of paths, and fields of queries, stand for. */
const PARAMETER_NOUNS: Record<string, Noun> = {
  source_id: "source",
  destination_id: "destination",
  webhook_id: "connection",
  connection_id: "connection",
  transformation_id: "transformation",
  execution_id: "execution",
  request_id: "request",
  event_data_id: "payload",
  event_id: "event",
  issue_id: "issue",
  issue_ids: "issue",
  comment_id: "issueComment",
  bulk_retry_ids: "eventRetry",
  bulk_retry_id: "eventRetry",
  domain_id: "customDomain",
  user_id: "user",
  code: "sourceType",
  "/teams/current/custom_domains/{domain_id}": "teamDomain",
};

/** Parameters of paths that are no ids of rows. */
const PLAIN_PARAMETERS: Record<string, string> = {
  number: "1",
  result_id: "0",
  "/cli-auth/requests/{code}": "no-such-code",
  "/cli-auth/requests/{code}/confirm": "no-such-code",
};

const CODE = 'addHandler("transform", (request) => request);';

/** A valid body for each endpoint that takes one; `name` is one that nothing has yet. */
const BODIES: Record<string, BodyOf> = {
  createSource: (_, name) => ({ name }),
  upsertSource: (_, name) => ({ name }),
  updateSource: (_, name) => ({ description: name }),
  sendTestEvent: () => ({ kind: "unsigned" }),
  createSourceType: (_, name) => ({
    code: `CUSTOM_${name.toUpperCase().replaceAll("-", "_")}`,
    ...sourceType(name),
  }),
  updateSourceType: (_, name) => sourceType(name),
  createDestination: (_, name) => ({ name, type: "MOCK_API" }),
  upsertDestination: (_, name) => ({ name, type: "MOCK_API" }),
  updateDestination: (_, name) => ({ description: name }),
  createConnection: (ids, name) => ({ name, ...endsOf(ids) }),
  upsertConnection: (ids, name) => ({ name, ...endsOf(ids) }),
  updateConnection: (ids) => ({ rules: endsOf(ids).rules }),
  replayRequest: (ids) => ({ webhook_ids: [ids.connection] }),
  retryRequest: (ids) => ({ webhook_ids: [ids.connection] }),
  replayEvent: (ids) => ({ source_id: ids.source }),
  triggerBookmark: (ids) => ({ webhook_ids: [ids.connection], edit: { path: "/edited" } }),
  createTransformation: (_, name) => ({ name, code: CODE }),
  upsertTransformation: (_, name) => ({ name, code: CODE }),
  updateTransformation: (_, name) => ({ env: { SECRET: name } }),
  testTransformation: (ids) => ({
    transformation_id: ids.transformation,
    webhook_id: ids.connection,
    request: { headers: {} },
  }),
  createBacktest: (ids) => ({ webhook_id: ids.connection, rules: endsOf(ids).rules }),
  createBookmark: (ids, name) => ({
    event_data_id: ids.payload,
    webhook_id: ids.connection,
    label: name,
  }),
  updateBookmark: (ids, name) => ({ webhook_id: ids.connection, label: name }),
  createSavedView: (_, name) => ({ list: "events", name, is_shared: true }),
  updateSavedView: (_, name) => ({ name }),
  updateIssue: () => ({ status: "ACKNOWLEDGED" }),
  assignIssue: () => ({ user_id: null }),
  snoozeIssue: () => ({ occurrences: 5 }),
  retryIssue: () => ({ resolve: false }),
  createIssueComment: (_, name) => ({ body: name }),
  updateIssueComment: (_, name) => ({ body: name }),
  previewIssueTrigger: (ids) => ({ type: "delivery", configs: issueTrigger(ids, "").configs }),
  createIssueTrigger: (ids, name) => issueTrigger(ids, name),
  upsertIssueTrigger: (ids, name) => issueTrigger(ids, name),
  updateIssueTrigger: (_, name) => ({ name }),
  readInbox: () => ({}),
  updateNotificationPreference: () => ({ mail: "daily" }),
  createChannel: (_, name) => ({
    type: "email",
    name,
    config: { addresses: ["on-call@example.com"] },
  }),
  updateChannel: (_, name) => ({ name }),
  createIntegration: (_, name) => ({ provider: "GITHUB", label: name }),
  updateIntegration: (_, name) => ({ label: name }),
  updateWebhookNotifications: (ids) => ({
    enabled: true,
    topics: ["issue.opened"],
    source_id: ids.source,
  }),
  addCustomDomain: (_, name) => ({ hostname: `${name}.example.com` }),
  addProjectCustomDomain: (_, name) => ({ hostname: `${name}.example.com` }),
  createEventBulkRetry: (ids) => ({ query: { webhook_id: ids.connection } }),
  createEventBulkCancellation: (ids) => ({ query: { source_id: ids.source } }),
  createRequestBulkRetry: (ids) => ({ query: { source_id: ids.source } }),
  createRequestBulkReplay: (ids) => ({
    query: { source_id: ids.source, target: { webhook_ids: [ids.connection] } },
  }),
  createIgnoredEventBulkRetry: (ids) => ({ query: { webhook_id: ids.connection } }),
  createApiKey: (ids, name) => ({ label: name, type: "project", team_id: ids.project }),
  updateApiKey: () => ({ scopes: ["gateway.events.read"] }),
  rollApiKey: () => ({ delay_sec: 3_600 }),
  updateOrganization: (_, name) => ({ name }),
  createOrganization: (_, name) => ({ name }),
  transferOrganization: (ids) => ({ member_id: ids.member }),
  updateMember: () => ({ role: "member" }),
  createInvitation: (_, name) => ({ email: `${name}@example.com`, role: "viewer" }),
  transferProject: () => ({ organization_id: "org_none" }),
  rollSigningSecret: () => ({ delay_sec: 3_600 }),
  createProject: (_, name) => ({ name }),
  updateProject: (ids, name) => ({ name, webhook_source_id: ids.source }),
  startCliLogin: (_, name) => ({ device_name: name }),
  startCliGuest: (_, name) => ({ device_name: name }),
  createCliKey: (_, name) => ({ device_name: name }),
  updateCliClient: (_, name) => ({ device_name: name }),
  confirmCliLogin: (ids) => ({ team_id: ids.project }),
};

const RANGE = "date_range[start]=2026-01-01T00:00:00Z&date_range[end]=2099-01-01T00:00:00Z";

/** What endpoints ask for that are not content with nothing. */
const QUERIES: Record<string, (ids: Ids) => string> = {
  queryRequestMetrics: () => `${RANGE}&measures[]=count&dimensions[]=source_id`,
  queryEventMetrics: () => `${RANGE}&measures[]=count&dimensions[]=webhook_id`,
  queryIgnoredEventMetrics: () => `${RANGE}&measures[]=count`,
  queryAttemptMetrics: () => `${RANGE}&measures[]=count&dimensions[]=destination_id`,
  queryEventsByIssueMetrics: ({ issue }) =>
    `${RANGE}&measures[]=count&dimensions[]=source_id&filters[issue_id]=${issue}`,
  queryQueueDepthMetrics: () => `${RANGE}&measures[]=max_depth&dimensions[]=destination_id`,
  queryTransformationMetrics: () => `${RANGE}&measures[]=count&dimensions[]=transformation_id`,
  countIssueOccurrences: ({ issue }) =>
    `issue_id=${issue}&start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z&step_s=3600`,
  queryEventsPendingTimeseriesMetrics: () => `${RANGE}&measures[]=count`,
};

function endsOf(ids: Ids) {
  return {
    source_id: ids.source,
    destination_id: ids.destination,
    rules: [{ type: "transform", transformation_id: ids.transformation }],
  };
}

const sourceType = (label: string) => ({ label, verification: { scheme: "none" } });

function issueTrigger(ids: Ids, name: string) {
  const configs = { strategy: "final_attempt", connections: [ids.connection] };
  return { type: "delivery", name, configs, channels: null };
}

function parameterOf(path: string, name: string, ids: Ids): string {
  const plain = PLAIN_PARAMETERS[path] ?? PLAIN_PARAMETERS[name];
  if (plain !== undefined) return plain;
  const [place] = Object.keys(ID_NOUNS)
    .filter((each) => path.startsWith(`${each}/`))
    .toSorted((a, b) => b.length - a.length);
  const noun =
    name === "id" ? ID_NOUNS[place ?? ""] : (PARAMETER_NOUNS[path] ?? PARAMETER_NOUNS[name]);
  if (!noun) throw new Error(`Nothing says what {${name}} of ${path} stands for`);
  return ids[noun];
}

/** Makes a valid call of an endpoint about these ids. Throws for one that this file does not know. */
export function contractCall(
  contractName: string,
  contract: Contract,
  ids: Ids,
  name: string,
): ContractCall {
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_, parameter) =>
    parameterOf(contract.path, parameter, ids),
  );
  const query = QUERIES[contractName]?.(ids);
  if (!contract.body) return query ? { path, query } : { path };
  const bodyOf = BODIES[contractName];
  if (!bodyOf) throw new Error(`Nothing says what body ${contractName} takes`);
  return { path, body: bodyOf(ids, name) };
}

function shapeOf(schema: unknown): Record<string, unknown> {
  if (schema instanceof z.ZodObject) return schema.shape;
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault;
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in);
  return wraps ? shapeOf(schema.unwrap()) : {};
}

/** Returns a query for each filter of an endpoint that takes ids, as `key=id`, those within filters included. */
export function idFilters({ path, query }: Contract, ids: Ids): { key: string; query: string }[] {
  const nounOf = (key: string) => (key === "id" ? ID_NOUNS[path] : PARAMETER_NOUNS[key]);
  return Object.entries(query?.shape ?? {}).flatMap(([key, schema]) =>
    [{ key, name: key }]
      .concat(
        Object.keys(shapeOf(schema)).map((inner) => ({ key: `${key}[${inner}]`, name: inner })),
      )
      .flatMap((filter) => {
        const noun = nounOf(filter.name);
        return noun
          ? [{ key: filter.key, query: `${encodeURIComponent(filter.key)}=${ids[noun]}` }]
          : [];
      }),
  );
}

/** Returns the nouns whose ids stand in a call. */
export function nounsOf(call: ContractCall, ids: Ids): Noun[] {
  const text = JSON.stringify(call);
  return (Object.keys(NOUNS) as Noun[]).filter((noun) => text.includes(ids[noun]));
}
