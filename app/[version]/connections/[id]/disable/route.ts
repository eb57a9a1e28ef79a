import { handle } from "#lib/api/handle.ts";
import { disableConnectionContract } from "#lib/contracts/connections.ts";
import { disableConnection } from "#lib/services/connections/disable-connection.ts";

export const PUT = handle(disableConnectionContract, disableConnection);
