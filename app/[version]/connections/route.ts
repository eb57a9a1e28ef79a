import { handle } from "#lib/api/handle.ts";
import {
  createConnectionContract,
  listConnectionsContract,
  upsertConnectionContract,
} from "#lib/contracts/connections.ts";
import { createConnection } from "#lib/services/connections/create-connection.ts";
import { listConnections } from "#lib/services/connections/list-connections.ts";
import { upsertConnection } from "#lib/services/connections/upsert-connection.ts";

export const GET = handle(listConnectionsContract, listConnections);
export const POST = handle(createConnectionContract, createConnection);
export const PUT = handle(upsertConnectionContract, upsertConnection);
