import { AppError } from "#lib/errors.ts";
import type { Rule, TransformRule } from "#lib/schemas/rule.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import {
  assertTransformationNameIsFree,
  changeTransformation,
} from "../transformations/save-transformation.ts";
import { upsertTransformationWithin } from "../transformations/upsert-transformation.ts";

const NEITHER = "value must contain at least one of [transformation_id, transformation]";

type Tx = Prisma.TransactionClient;

async function findNamed(ctx: ServiceContext, tx: Tx, id: string, place: string) {
  const row = await tx.transformation.findFirst({
    where: { id, projectId: ctx.projectId, deletedAt: null },
  });
  if (row) return row;
  const message = `There is no transformation ${id}.`;
  const field = `${place}.transformation_id`;
  throw new AppError("UNPROCESSABLE", message, { type: "connection", field });
}

/** Finds the transformation of a rule by its id, or creates or changes the one that the rule brings along. */
async function transformationOf(ctx: ServiceContext, tx: Tx, rule: TransformRule, place: string) {
  const { transformation_id: id, transformation: input } = rule;
  const path = [place, "transformation"];
  if (!id) {
    if (input) return upsertTransformationWithin(ctx, tx, input, path);
    throw validationError([NEITHER]);
  }
  const stored = await findNamed(ctx, tx, id, place);
  if (!input) return stored;
  if (input.name !== stored.name) await assertTransformationNameIsFree(ctx, tx, input.name);
  return changeTransformation(ctx, tx, stored, input, path);
}

/**
 * Returns the rules as they are stored: those that transform name their transformation by id. One that is
 * given whole is created, or changed by its name, in the same transaction; with an id, that one is changed.
 * Throws UNPROCESSABLE, naming the field, for an id that is no transformation of the project.
 */
export async function resolveRules(
  ctx: ServiceContext,
  tx: Tx,
  rules: readonly Rule[],
): Promise<Rule[]> {
  const resolved: Rule[] = [];
  for (const [index, rule] of rules.entries()) {
    if (rule.type !== "transform") {
      resolved.push(rule);
      continue;
    }
    const row = await transformationOf(ctx, tx, rule, `rules[${index}]`);
    resolved.push({ type: "transform", transformation_id: row.id });
  }
  return resolved;
}
