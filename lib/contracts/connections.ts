import { z } from "zod";
import {
  connectionChanges,
  connectionFilter,
  connectionInput,
  connectionListQuery,
  connectionModel,
  connectionPageModel,
} from "#lib/schemas/connection.ts";
import { defineContract } from "./contract.ts";
import { CODE_BODY_BYTES, countModel, deletedModel, idParams } from "./params.ts";

export const listConnectionsContract = defineContract({
  method: "GET",
  path: "/connections",
  summary: "List connections",
  permission: "gateway.read",
  query: connectionListQuery,
  response: connectionPageModel,
});

export const countConnectionsContract = defineContract({
  method: "GET",
  path: "/connections/count",
  summary: "Count connections",
  permission: "gateway.read",
  query: z.object(connectionFilter),
  response: countModel,
});

export const getConnectionContract = defineContract({
  method: "GET",
  path: "/connections/{id}",
  summary: "Get a connection",
  permission: "gateway.read",
  params: idParams,
  response: connectionModel,
});

export const createConnectionContract = defineContract({
  method: "POST",
  path: "/connections",
  summary: "Create a connection, and the source and destination it names",
  permission: "gateway.write",
  body: connectionInput,
  maxBodyBytes: CODE_BODY_BYTES,
  response: connectionModel,
});

export const upsertConnectionContract = defineContract({
  method: "PUT",
  path: "/connections",
  summary: "Create a connection, or change the one of that name",
  permission: "gateway.write",
  body: connectionInput,
  maxBodyBytes: CODE_BODY_BYTES,
  response: connectionModel,
});

export const updateConnectionContract = defineContract({
  method: "PUT",
  path: "/connections/{id}",
  summary: "Change a connection",
  permission: "gateway.write",
  params: idParams,
  body: connectionChanges,
  maxBodyBytes: CODE_BODY_BYTES,
  response: connectionModel,
});

export const deleteConnectionContract = defineContract({
  method: "DELETE",
  path: "/connections/{id}",
  summary: "Delete a connection and cancel its pending events",
  permission: "gateway.write",
  params: idParams,
  response: deletedModel,
});

export const disableConnectionContract = defineContract({
  method: "PUT",
  path: "/connections/{id}/disable",
  summary: "Disable a connection and cancel its pending events",
  permission: "gateway.write",
  params: idParams,
  response: connectionModel,
});

export const enableConnectionContract = defineContract({
  method: "PUT",
  path: "/connections/{id}/enable",
  summary: "Enable a connection, its source and its destination",
  permission: "gateway.write",
  params: idParams,
  response: connectionModel,
});

/** Older names of disable and enable. */
export const archiveConnectionContract = defineContract({
  ...disableConnectionContract,
  path: "/connections/{id}/archive",
});
export const unarchiveConnectionContract = defineContract({
  ...enableConnectionContract,
  path: "/connections/{id}/unarchive",
});

export const pauseConnectionContract = defineContract({
  method: "PUT",
  path: "/connections/{id}/pause",
  summary: "Pause a connection: its events are held",
  permission: "gateway.write",
  params: idParams,
  response: connectionModel,
});

export const unpauseConnectionContract = defineContract({
  method: "PUT",
  path: "/connections/{id}/unpause",
  summary: "Unpause a connection: held events are delivered",
  permission: "gateway.write",
  params: idParams,
  response: connectionModel,
});
