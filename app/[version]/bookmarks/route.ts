import { handle } from "#lib/api/handle.ts";
import { createBookmarkContract, listBookmarksContract } from "#lib/contracts/bookmarks.ts";
import { createBookmark } from "#lib/services/bookmarks/create-bookmark.ts";
import { listBookmarks } from "#lib/services/bookmarks/list-bookmarks.ts";

export const GET = handle(listBookmarksContract, listBookmarks);
export const POST = handle(createBookmarkContract, createBookmark);
