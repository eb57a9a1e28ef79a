import { handle } from "#lib/api/handle.ts";
import { enableConnectionContract } from "#lib/contracts/connections.ts";
import { enableConnection } from "#lib/services/connections/enable-connection.ts";

export const PUT = handle(enableConnectionContract, enableConnection);
