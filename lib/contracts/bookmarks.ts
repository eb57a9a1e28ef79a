import { z } from "zod";
import {
  bookmarkChanges,
  bookmarkFilter,
  bookmarkInput,
  bookmarkListQuery,
  bookmarkModel,
} from "#lib/schemas/bookmark.ts";
import { eventModel } from "#lib/schemas/event.ts";
import { bookmarkExportQuery } from "#lib/schemas/list-export.ts";
import { rawBodyModel } from "#lib/schemas/payload.ts";
import { MAX_REPLAY_BYTES, triggerBookmarkBody } from "#lib/schemas/replay.ts";
import { pairPaginated } from "#lib/schemas/sort-pair.ts";
import { defineContract } from "./contract.ts";
import { countModel, deletedModel, idParams } from "./params.ts";

export const listBookmarksContract = defineContract({
  method: "GET",
  path: "/bookmarks",
  summary: "List bookmarks",
  permission: "gateway.read",
  query: bookmarkListQuery,
  response: pairPaginated(bookmarkModel),
});

export const countBookmarksContract = defineContract({
  method: "GET",
  path: "/bookmarks/count",
  summary: "Count bookmarks",
  permission: "gateway.read",
  query: bookmarkFilter,
  response: countModel,
});

export const createBookmarkContract = defineContract({
  method: "POST",
  path: "/bookmarks",
  summary: "Keep a copy of a request, to be sent through a connection whenever it is wanted",
  permission: "gateway.operate",
  body: bookmarkInput,
  response: bookmarkModel,
});

export const exportBookmarksContract = defineContract({
  method: "GET",
  path: "/bookmarks/export",
  summary: "Write a list of bookmarks to a file: CSV, or JSON line by line",
  permission: "gateway.read",
  query: bookmarkExportQuery,
  response: z.string(),
  textType: "text/csv",
  isStream: true,
});

export const getBookmarkContract = defineContract({
  method: "GET",
  path: "/bookmarks/{id}",
  summary: "Get a bookmark with its request",
  permission: "gateway.read",
  params: idParams,
  response: bookmarkModel,
});

export const getBookmarkRawBodyContract = defineContract({
  method: "GET",
  path: "/bookmarks/{id}/raw_body",
  summary: "Get the body of a bookmark's request",
  permission: "gateway.read",
  params: idParams,
  response: rawBodyModel,
});

export const updateBookmarkContract = defineContract({
  method: "PUT",
  path: "/bookmarks/{id}",
  summary: "Change a bookmark",
  permission: "gateway.operate",
  params: idParams,
  body: bookmarkChanges,
  maxBodyBytes: MAX_REPLAY_BYTES,
  response: bookmarkModel,
});

export const deleteBookmarkContract = defineContract({
  method: "DELETE",
  path: "/bookmarks/{id}",
  summary: "Delete a bookmark",
  permission: "gateway.operate",
  params: idParams,
  response: deletedModel,
});

export const triggerBookmarkContract = defineContract({
  method: "POST",
  path: "/bookmarks/{id}/trigger",
  summary: "Send the request that a bookmark holds, changed or not, to its connection or elsewhere",
  permission: "gateway.operate",
  params: idParams,
  body: triggerBookmarkBody,
  maxBodyBytes: MAX_REPLAY_BYTES,
  response: z.array(eventModel),
});

export const revealBookmarkContract = defineContract({
  method: "POST",
  path: "/bookmarks/{id}/reveal",
  summary: "Show a bookmark with its secrets unmasked; the audit log notes who looked",
  permission: "secrets.read",
  audit: "always",
  params: idParams,
  response: bookmarkModel,
});
