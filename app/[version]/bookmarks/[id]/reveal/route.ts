import { handle } from "#lib/api/handle.ts";
import { revealBookmarkContract } from "#lib/contracts/bookmarks.ts";
import { getBookmark } from "#lib/services/bookmarks/get-bookmark.ts";
import { revealing } from "#lib/services/payloads/revealing.ts";

export const POST = handle(revealBookmarkContract, revealing(getBookmark));
