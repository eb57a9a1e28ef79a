import { clientAddress } from "#lib/auth/client-address.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { auditedAction, isAudited, revealAction } from "#lib/domain/audit/audited-action.ts";
import { can } from "#lib/domain/permissions.ts";
import type { AuditedCall } from "#lib/services/audit/audited-call.ts";
import type { AuditedPlace } from "#lib/services/audit/read-audited-row.ts";
import type { AuditActor } from "#lib/services/audit/record-audit.ts";
import type { Caller } from "#lib/services/context.ts";
import type { Params } from "./parse-call.ts";

const NAMES = new Map(Object.entries(contracts).map(([name, contract]) => [contract, name]));

type Call = { caller: Caller; request: Request; params: Params; input: object };

/** Of several parameters of a path the innermost names the row. */
const KEYS: readonly [parameter: string, column: string][] = [
  ["comment_id", "id"],
  ["domain_id", "id"],
  ["user_id", "user_id"],
  ["id", "id"],
  ["code", "code"],
];

function keyOf(contract: Contract, table: string, { caller, params }: Call): AuditedPlace["key"] {
  const { path } = contract;
  if (path === "/organizations") return null;
  if (table === "organization") return { column: "id", value: caller.organizationId };
  if (path.startsWith("/cli/")) return { column: "id", value: caller.id };
  if (table === "project" && !path.startsWith("/projects")) {
    return caller.projectId === null ? null : { column: "id", value: caller.projectId };
  }
  // Codes of logins are secrets, and paths below a project name the project.
  if (table === "device_login") return null;
  const isBelow = path.startsWith("/projects/{id}/");
  const found = KEYS.find(
    ([parameter]) => !(isBelow && parameter === "id") && typeof params[parameter] === "string",
  );
  return found ? { column: found[1], value: String(params[found[0]]) } : null;
}

const actorOf = ({ kind, id, userId }: Caller): AuditActor =>
  kind === "session" && userId ? { type: "person", id: userId } : { type: "key", id };

function withoutParams(input: object, params: Params): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !Object.hasOwn(params, name)));
}

/** Secrets that come along with what is read are shown to those who ask, and may read them. */
function isReveal({ caller, input }: Call): boolean {
  return "include" in input && input.include === "config.auth" && can(caller.role, "secrets.read");
}

/** Returns what of a call is written to the audit log; null when nothing is. */
export function auditedCallOf(contract: Contract, call: Call): AuditedCall | null {
  const named = auditedAction(NAMES.get(contract) ?? "");
  const isWriting = isAudited(contract);
  if (!isWriting && !isReveal(call)) return null;
  const { caller, request, params, input } = call;
  const action = isWriting ? named : revealAction(named);
  const isBelow = contract.path.startsWith("/projects/{id}/");
  const projectId = isBelow ? String(params.id) : caller.projectId;
  return {
    action,
    place: {
      table: action.table,
      key: keyOf(contract, action.table, call),
      organizationId: caller.organizationId,
      projectId,
    },
    projectId: contract.audience === undefined || isBelow ? projectId : null,
    actor: actorOf(caller),
    ipAddress: clientAddress(request.headers.get("x-forwarded-for")),
    input: withoutParams(input, params),
  };
}
