import { handle } from "#lib/api/handle.ts";
import {
  deleteBookmarkContract,
  getBookmarkContract,
  updateBookmarkContract,
} from "#lib/contracts/bookmarks.ts";
import { deleteBookmark } from "#lib/services/bookmarks/delete-bookmark.ts";
import { getBookmark } from "#lib/services/bookmarks/get-bookmark.ts";
import { updateBookmark } from "#lib/services/bookmarks/update-bookmark.ts";

export const GET = handle(getBookmarkContract, getBookmark);
export const PUT = handle(updateBookmarkContract, updateBookmark);
export const DELETE = handle(deleteBookmarkContract, deleteBookmark);
