import type { Contract } from "#lib/contracts/contract.ts";

/** Nouns of endpoints whose rows have another name. */
const TABLES: Readonly<Record<string, string>> = {
  source_type: "custom_source_type",
  test_event: "source",
  project_custom_domain: "custom_domain",
  webhook_notifications: "project",
  signing_secret: "project",
  channel_secret: "channel",
  cli_login: "device_login",
  cli_key: "api_key",
  cli_client: "api_key",
  event_bulk_retry: "bulk_operation",
  event_bulk_cancellation: "bulk_operation",
  ignored_event_bulk_retry: "bulk_operation",
  request_bulk_retry: "bulk_operation",
  request_bulk_replay: "bulk_operation",
};

/** Tells whether calls of an endpoint are written to the audit log: those that do more than read. */
export function isAudited({ audit, permission }: Contract): boolean {
  if (audit !== undefined) return audit === "always";
  return permission !== null && !permission.endsWith(".read");
}

export type AuditedAction = {
  /** `connection.pause` */
  action: string;
  /** `connection` */
  resourceType: string;
  /** Where the rows of that kind stand. */
  table: string;
};

/** Returns what a call of an endpoint is called in the audit log, from its name: `pauseConnection`. */
export function auditedAction(contractName: string): AuditedAction {
  const [, verb = "call", noun = contractName] = /^([a-z]+)([A-Z].*)$/.exec(contractName) ?? [];
  const resourceType = noun.replace(/(?<!^)(?=[A-Z])/g, "_").toLowerCase();
  const table = TABLES[resourceType] ?? resourceType;
  return { action: `${resourceType}.${verb}`, resourceType, table };
}

/** Returns what showing the secrets of rows is called, whichever endpoint shows them. */
export function revealAction({ resourceType, ...rest }: AuditedAction): AuditedAction {
  const singular = resourceType.replace(/s$/, "");
  return { ...rest, resourceType: singular, table: singular, action: `${singular}.reveal` };
}
