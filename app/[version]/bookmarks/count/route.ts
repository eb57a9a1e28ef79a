import { handle } from "#lib/api/handle.ts";
import { countBookmarksContract } from "#lib/contracts/bookmarks.ts";
import { countBookmarks } from "#lib/services/bookmarks/count-bookmarks.ts";

export const GET = handle(countBookmarksContract, countBookmarks);
