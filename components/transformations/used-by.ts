import type { ConnectionModel } from "#lib/schemas/connection.ts";

/** The connections with a rule that runs the transformation. */
export function usersOf(
  connections: readonly ConnectionModel[],
  transformationId: string,
): ConnectionModel[] {
  return connections.filter(({ rules }) =>
    rules.some((rule) => rule.type === "transform" && rule.transformation_id === transformationId),
  );
}
