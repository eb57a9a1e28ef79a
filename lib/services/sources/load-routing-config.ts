import type { Pool } from "pg";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import { compileCustomType } from "#lib/domain/authentication/compile-custom-type.ts";
import { deliveryRate, type RateConfig } from "#lib/domain/delivery/rate-limit.ts";
import { eventTopics, wantedTopics } from "#lib/domain/notifications/webhook-topics.ts";
import { compileRedaction, type RedactionPaths } from "#lib/domain/redaction/redaction-paths.ts";
import { compileRules } from "#lib/domain/rules/apply-rules.ts";
import type { CustomSourceTypeSpec } from "#lib/schemas/custom-source-type.ts";
import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";
import type { DestinationType } from "#lib/schemas/destination.ts";
import type { Rule } from "#lib/schemas/rule.ts";
import type { SourceType } from "#lib/schemas/source.ts";
import { notificationSettings } from "#lib/schemas/webhook-notifications.ts";
import type {
  LoadTransformations,
  RunnableTransformation,
  TransformationRef,
} from "../transformations/load-transformations.ts";
import {
  DEFAULT_METHODS,
  DEFAULT_TIMEOUT_MS,
  type RoutingConfig,
  type RoutingConnection,
} from "./routing-config.ts";

const DEFAULT_HEADER_PREFIX = "X-Hookdeck";

const SQL = `
  SELECT s.id, s.project_id, s.name, s.type, s.config, s.auth_type, s.auth,
    s.previous_auth, s.previous_auth_expires_at,
    (SELECT spec FROM custom_source_type t WHERE t.project_id = s.project_id
      AND t.code = s.auth_type) AS custom_type,
    s.config_version::text AS version, s.disabled_at, s.deleted_at, p.header_prefix, p.redaction, p.signing_secret,
    p.notification_settings,
    CASE WHEN p.previous_signing_secret_expires_at > now() THEN p.previous_signing_secret END
      AS previous_signing_secret,
    ARRAY(
      SELECT json_build_object(
        'id', c.id, 'name', c.name, 'rules', c.rules, 'rule_version', c.rule_version,
        'paused_at', c.paused_at, 'disabled_at', c.disabled_at, 'delivery_order', c.delivery_order,
        'destination_id', d.id, 'destination_name', d.name, 'destination_type', d.type,
        'destination_config', d.config, 'destination_auth_type', d.auth_type,
        'destination_auth', encode(d.auth, 'base64'), 'destination_disabled_at', d.disabled_at,
        'destination_slowed_at', d.slowed_at)
      FROM connection c JOIN destination d ON d.id = c.destination_id
      WHERE c.source_id = s.id AND c.deleted_at IS NULL ORDER BY c.id
    ) AS connections,
    ARRAY(
      SELECT json_build_object('id', t.id, 'name', t.name, 'version', t.version)
      FROM transformation t
      WHERE t.project_id = s.project_id AND t.deleted_at IS NULL AND t.id IN (
        SELECT rule->>'transformation_id'
        FROM connection c CROSS JOIN jsonb_array_elements(c.rules) AS rule
        WHERE c.source_id = s.id AND c.deleted_at IS NULL AND rule->>'type' = 'transform')
    ) AS transformations
  FROM source s JOIN project p ON p.id = s.project_id
  WHERE s.id = $1`;

type ConnectionRow = {
  id: string;
  name: string | null;
  rules: Rule[];
  rule_version: number;
  paused_at: string | null;
  disabled_at: string | null;
  delivery_order: DeliveryOrder | null;
  destination_id: string;
  destination_name: string;
  destination_type: DestinationType;
  destination_config: RateConfig & {
    url?: string;
    http_method?: string | null;
    path_forwarding_disabled?: boolean;
    delivery_timeout?: number | null;
    delivery_order?: DeliveryOrder | null;
  };
  destination_auth_type: string;
  destination_auth: string | null;
  destination_disabled_at: string | null;
  destination_slowed_at: string | null;
};

type SourceRow = {
  id: string;
  project_id: string;
  name: string;
  type: SourceType;
  config: {
    allowed_http_methods?: string[] | null;
    custom_response?: RoutingConfig["customResponse"];
  };
  auth_type: string | null;
  auth: Buffer | null;
  previous_auth: Buffer | null;
  previous_auth_expires_at: Date | null;
  custom_type: CustomSourceTypeSpec | null;
  version: string;
  disabled_at: Date | null;
  deleted_at: Date | null;
  header_prefix: string | null;
  redaction: Partial<RedactionPaths>;
  notification_settings: unknown;
  signing_secret: Buffer;
  previous_signing_secret: Buffer | null;
  connections: ConnectionRow[];
  transformations: TransformationRef[];
};

/**
 * Reads a source with its connections, rules and destinations; null when there never was one. The code
 * of transformations is part of it where `loadTransformations` is given: only who routes needs it.
 */
export async function loadRoutingConfig(
  pool: Pool,
  secretBox: SecretBox,
  sourceId: string,
  loadTransformations?: LoadTransformations,
): Promise<RoutingConfig | null> {
  const { rows } = await pool.query<SourceRow>(SQL, [sourceId]);
  const row = rows[0];
  if (!row) return null;
  const open = (sealed: Buffer, resource: string, field: string) =>
    secretBox.open(sealed, { projectId: row.project_id, resource, field });
  const openJson = (sealed: Buffer, resource: string) =>
    JSON.parse(open(sealed, resource, "auth")) as Record<string, unknown>;
  const transformations = (await loadTransformations?.(row.project_id, row.transformations)) ?? [];
  const secrets = [row.signing_secret, row.previous_signing_secret].filter((box) => box !== null);
  return {
    sourceId: row.id,
    projectId: row.project_id,
    version: row.version,
    name: row.name,
    type: row.type,
    isDisabled: row.disabled_at !== null,
    isDeleted: row.deleted_at !== null,
    allowedMethods: row.config.allowed_http_methods ?? DEFAULT_METHODS,
    customResponse: row.config.custom_response ?? null,
    auth: toAuth(row, (sealed) => openJson(sealed, row.id)),
    ...toRedaction(row, secretBox),
    headerPrefix: row.header_prefix ?? DEFAULT_HEADER_PREFIX,
    signingSecrets: secrets.map((sealed) => open(sealed, row.project_id, "signing_secret")),
    toldTopics: eventTopics(wantedTopics(notificationSettings.parse(row.notification_settings))),
    connections: row.connections.map((connection) =>
      toConnection(connection, transformations, openJson),
    ),
  };
}

/** Equal values stay comparable: rules, searches and people can tell that they are the same. */
function toRedaction(
  { redaction, project_id }: SourceRow,
  secretBox: SecretBox,
): Pick<RoutingConfig, "redaction"> {
  const paths = compileRedaction(redaction);
  if (!paths) return {};
  const redact = (value: string) => `[redacted:${secretBox.fingerprint(value, project_id)}]`;
  return { redaction: { paths, redact } };
}

function toAuth(
  row: SourceRow,
  open: (sealed: Buffer) => Record<string, unknown>,
): RoutingConfig["auth"] {
  if (!row.auth || !row.auth_type) return null;
  const { previous_auth: previous, previous_auth_expires_at: expiresAt } = row;
  return {
    type: row.auth_type,
    config: open(row.auth),
    ...(row.custom_type ? { custom: compileCustomType(row.custom_type) } : {}),
    ...(previous && expiresAt
      ? { previous: { config: open(previous), untilMs: expiresAt.getTime() } }
      : {}),
  };
}

/** Picks those of the source's transformations that the rules name. */
function transformationsOf(rules: readonly Rule[], all: readonly RunnableTransformation[]) {
  const ids = new Set(
    rules.flatMap((rule) => (rule.type === "transform" ? (rule.transformation_id ?? []) : [])),
  );
  return Object.fromEntries(all.filter(({ id }) => ids.has(id)).map((each) => [each.id, each]));
}

function orderOf(row: ConnectionRow): RoutingConnection["order"] {
  if (row.delivery_order) return { ...row.delivery_order, ownerId: row.id };
  const shared = row.destination_config.delivery_order;
  return shared ? { ...shared, ownerId: row.destination_id } : null;
}

function toConnection(
  row: ConnectionRow,
  transformations: readonly RunnableTransformation[],
  openJson: (sealed: Buffer, resource: string) => Record<string, unknown>,
): RoutingConnection {
  const config = row.destination_config;
  const groupKey = config.delivery_policy?.groups?.key ?? null;
  const order = orderOf(row);
  const isSlowed = row.destination_slowed_at !== null;
  return {
    id: row.id,
    name: row.name,
    ruleVersion: row.rule_version,
    rules: compileRules(row.rules),
    transformations: transformationsOf(row.rules, transformations),
    isDisabled: row.disabled_at !== null,
    isPaused: row.paused_at !== null,
    order,
    keysReadBody: [groupKey, order?.key].some((key) => key?.startsWith("body")),
    destination: {
      id: row.destination_id,
      name: row.destination_name,
      type: row.destination_type,
      url: config.url ?? null,
      method: config.http_method ?? null,
      isPathForwarded: !config.path_forwarding_disabled,
      timeoutMs: config.delivery_timeout ? config.delivery_timeout * 1_000 : DEFAULT_TIMEOUT_MS,
      isDisabled: row.destination_disabled_at !== null,
      isSlowed,
      isPaced: isSlowed || groupKey !== null || deliveryRate(config) !== null,
      groupKey,
      authType: row.destination_auth_type,
      auth: row.destination_auth
        ? openJson(Buffer.from(row.destination_auth, "base64"), row.destination_id)
        : {},
    },
  };
}
