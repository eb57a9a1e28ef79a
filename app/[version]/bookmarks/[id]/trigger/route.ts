import { handle } from "#lib/api/handle.ts";
import { triggerBookmarkContract } from "#lib/contracts/bookmarks.ts";
import { triggerBookmark } from "#lib/services/bookmarks/trigger-bookmark.ts";

export const POST = handle(triggerBookmarkContract, triggerBookmark);
