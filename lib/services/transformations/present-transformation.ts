import type { TransformationModel } from "#lib/schemas/transformation.ts";
import type { Transformation } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { shownEnv } from "./transformation-env.ts";

/** Turns a row into what lists and errors answer: without its variables. */
export function presentListedTransformation(row: Omit<Transformation, "env">): TransformationModel {
  return {
    id: row.id,
    team_id: row.projectId,
    name: row.name,
    code: row.code,
    version: row.version,
    updated_at: row.updatedAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  };
}

/** Turns a row into what the API answers for one transformation. */
export function presentTransformation(
  ctx: Pick<ServiceContext, "secretBox" | "actor">,
  row: Transformation,
): TransformationModel {
  return { ...presentListedTransformation(row), env: shownEnv(ctx, row) };
}
