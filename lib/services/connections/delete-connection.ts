import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { deleteConnectionsWithin } from "./end-connections.ts";
import { findConnection } from "./find-connection.ts";

/** Deletes a connection and has its pending events cancelled. Its events stay for their retention. */
export async function deleteConnection(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await changeConfiguration(ctx, async (tx) => {
    await findConnection(ctx, tx, id);
    await deleteConnectionsWithin(ctx, tx, { id });
  });
  return { id };
}
