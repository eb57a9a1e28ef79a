import type { TransformationVersionModel } from "#lib/schemas/transformation.ts";
import type { TransformationVersion } from "../../../generated/prisma/client.ts";

/** Turns a row into what the API lists of a version. */
export function presentListedVersion(
  row: Pick<TransformationVersion, "transformationId" | "version" | "createdById" | "createdAt">,
): TransformationVersionModel {
  return {
    transformation_id: row.transformationId,
    version: row.version,
    created_by: row.createdById,
    created_at: row.createdAt.toISOString(),
  };
}
