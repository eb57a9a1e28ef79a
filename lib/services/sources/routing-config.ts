import type { SourceAuth } from "#lib/domain/authentication/authenticate-request.ts";
import type { WebhookTopic } from "#lib/domain/notifications/webhook-topics.ts";
import type { Redaction } from "#lib/domain/redaction/redact-request.ts";
import type { CompiledRules } from "#lib/domain/rules/apply-rules.ts";
import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";
import type { DestinationType } from "#lib/schemas/destination.ts";
import type { SourceType } from "#lib/schemas/source.ts";
import type { RunnableTransformation } from "../transformations/load-transformations.ts";

/** Everything that accepting, routing and delivering a source's requests needs, in one cached value. */
export type RoutingConfig = {
  sourceId: string;
  projectId: string;
  /** Bumped by the database with every change of what stands here. */
  version: string;
  name: string;
  type: SourceType;
  isDisabled: boolean;
  isDeleted: boolean;
  allowedMethods: readonly string[];
  customResponse: { content_type: "json" | "text" | "xml"; body: string } | null;
  auth: SourceAuth | null;
  /** What of a request is never stored in clear; absent where that is nothing. */
  redaction?: Redaction;
  headerPrefix: string;
  /** The secret in force first, then one that is being rolled out. */
  signingSecrets: readonly string[];
  /** What of deliveries the project tells one of its own sources. */
  toldTopics: readonly WebhookTopic[];
  connections: readonly RoutingConnection[];
};

export type RoutingConnection = {
  id: string;
  name: string | null;
  ruleVersion: number;
  rules: CompiledRules;
  /** What the transform rules run, by id. Only where the configuration was loaded to route by it. */
  transformations: Readonly<Record<string, RunnableTransformation>>;
  isDisabled: boolean;
  isPaused: boolean;
  destination: RoutingDestination;
  /** Its own order or its destination's; `ownerId` says whose it is. */
  order: (DeliveryOrder & { ownerId: string }) | null;
  /** Group or line are read from the body. */
  keysReadBody: boolean;
};

type RoutingDestination = {
  id: string;
  name: string;
  type: DestinationType;
  url: string | null;
  method: string | null;
  isPathForwarded: boolean;
  timeoutMs: number;
  isDisabled: boolean;
  /** It gets one event now and then, to see whether it keeps up again. */
  isSlowed: boolean;
  /** Its events are claimed at the pace that it sets or that it is slowed to. */
  isPaced: boolean;
  /** Where the name of an event's delivery group stands; null: it has none. */
  groupKey: string | null;
  authType: string;
  auth: Record<string, unknown>;
};

export const DEFAULT_METHODS: readonly string[] = ["POST", "PUT", "PATCH", "DELETE"];
export const DEFAULT_TIMEOUT_MS = 60_000;
