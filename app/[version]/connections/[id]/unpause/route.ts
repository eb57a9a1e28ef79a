import { handle } from "#lib/api/handle.ts";
import { unpauseConnectionContract } from "#lib/contracts/connections.ts";
import { unpauseConnection } from "#lib/services/connections/unpause-connection.ts";

export const PUT = handle(unpauseConnectionContract, unpauseConnection);
