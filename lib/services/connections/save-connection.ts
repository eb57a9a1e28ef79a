import { isDeepStrictEqual } from "node:util";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { ConnectionChanges, ConnectionInput } from "#lib/schemas/connection.ts";
import type { Rule } from "#lib/schemas/rule.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { storedOrder } from "../configuration/stored-order.ts";
import type { ServiceContext } from "../context.ts";
import {
  CONNECTION_ENDS,
  type ConnectionRow,
  presentConnection,
  storedRules,
} from "./present-connection.ts";
import { resolveRules } from "./resolve-rules.ts";

type Tx = Prisma.TransactionClient;

/** Throws RESOURCE_ALREADY_EXISTS when a connection of the source has that name. */
export async function assertConnectionNameIsFree(
  ctx: ServiceContext,
  tx: Tx,
  sourceId: string,
  name: string | null | undefined,
) {
  if (!name) return;
  const existing = await tx.connection.findFirst({
    where: { projectId: ctx.projectId, sourceId, name, deletedAt: null },
    include: CONNECTION_ENDS,
  });
  if (!existing) return;
  const webhook = { ...presentConnection(ctx, existing), deleted_at: null };
  throw new AppError("RESOURCE_ALREADY_EXISTS", "A connection has that name", { webhook });
}

/** Rules are JSON by their schema, which Prisma's types cannot see. */
function asJson(rules: readonly Rule[]): Prisma.InputJsonArray {
  return rules as unknown as Prisma.InputJsonArray;
}

/** Adds a connection between two ends; its name is known to be free. */
export async function addConnection(
  ctx: ServiceContext,
  tx: Tx,
  ends: { sourceId: string; destinationId: string },
  input: ConnectionInput,
): Promise<ConnectionRow> {
  const rules = await resolveRules(ctx, tx, input.rules ?? []);
  const now = ctx.now();
  return tx.connection.create({
    data: {
      id: newId(ID_PREFIXES.connection, now.getTime()),
      projectId: ctx.projectId,
      ...ends,
      name: input.name ?? null,
      description: input.description ?? null,
      rules: asJson(rules),
      deliveryOrder: storedOrder(input.delivery_order) ?? Prisma.DbNull,
      createdAt: now,
      updatedAt: now,
    },
    include: CONNECTION_ENDS,
  });
}

/** Changes what the input names of a connection. Attempts tell the version of the rules they ran by. */
export async function changeConnection(
  ctx: ServiceContext,
  tx: Tx,
  stored: ConnectionRow,
  input: ConnectionChanges,
): Promise<ConnectionRow> {
  const { name, description, delivery_order: order } = input;
  const rules = input.rules && (await resolveRules(ctx, tx, input.rules));
  const hasNewRules = rules !== undefined && !isDeepStrictEqual(rules, storedRules(stored));
  return tx.connection.update({
    where: { id: stored.id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(order === undefined ? {} : { deliveryOrder: storedOrder(order) ?? Prisma.DbNull }),
      ...(hasNewRules ? { rules: asJson(rules), ruleVersion: { increment: 1 } } : {}),
      updatedAt: ctx.now(),
    },
    include: CONNECTION_ENDS,
  });
}
