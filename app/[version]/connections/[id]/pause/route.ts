import { handle } from "#lib/api/handle.ts";
import { pauseConnectionContract } from "#lib/contracts/connections.ts";
import { pauseConnection } from "#lib/services/connections/pause-connection.ts";

export const PUT = handle(pauseConnectionContract, pauseConnection);
