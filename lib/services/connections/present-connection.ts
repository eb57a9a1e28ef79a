import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";
import type { Rule } from "#lib/schemas/rule.ts";
import type { Connection, Destination, Source } from "../../../generated/prisma/client.ts";
import { presentDestination } from "../destinations/present-destination.ts";
import { type PresentContext, presentSource } from "../sources/present-source.ts";

export type ConnectionRow = Connection & { source: Source; destination: Destination };

/** What a query must include for `presentConnection`. */
export const CONNECTION_ENDS = { source: true, destination: true } as const;

/** Retry rules always say which statuses they are for, null being all that are not successful. */
function presentRule(rule: Rule): Rule {
  return rule.type === "retry"
    ? { ...rule, response_status_codes: rule.response_status_codes ?? null }
    : rule;
}

/** Reads the rules of a row; they were checked when it was saved. */
export function storedRules(row: Pick<Connection, "rules">): Rule[] {
  return row.rules as Rule[];
}

/** Turns a row with its source and destination into what the API answers. */
export function presentConnection(ctx: PresentContext, row: ConnectionRow): ConnectionModel {
  return {
    id: row.id,
    name: row.name,
    full_name: `${row.source.name} -> ${row.name ?? row.destination.name}`,
    description: row.description,
    team_id: row.projectId,
    source: presentSource(ctx, row.source),
    destination: presentDestination(ctx, row.destination),
    rules: storedRules(row).map(presentRule),
    delivery_order: row.deliveryOrder as DeliveryOrder | null,
    disabled_at: row.disabledAt?.toISOString() ?? null,
    paused_at: row.pausedAt?.toISOString() ?? null,
    updated_at: row.updatedAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  };
}
