import { handle } from "#lib/api/handle.ts";
import { countConnectionsContract } from "#lib/contracts/connections.ts";
import { countConnections } from "#lib/services/connections/count-connections.ts";

export const GET = handle(countConnectionsContract, countConnections);
