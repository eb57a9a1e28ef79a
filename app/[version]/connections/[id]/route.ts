import { handle } from "#lib/api/handle.ts";
import {
  deleteConnectionContract,
  getConnectionContract,
  updateConnectionContract,
} from "#lib/contracts/connections.ts";
import { deleteConnection } from "#lib/services/connections/delete-connection.ts";
import { getConnection } from "#lib/services/connections/get-connection.ts";
import { updateConnection } from "#lib/services/connections/update-connection.ts";

export const GET = handle(getConnectionContract, getConnection);
export const PUT = handle(updateConnectionContract, updateConnection);
export const DELETE = handle(deleteConnectionContract, deleteConnection);
