import { handle } from "#lib/api/handle.ts";
import { exportBookmarksContract } from "#lib/contracts/bookmarks.ts";
import { exportBookmarks } from "#lib/services/bookmarks/export-bookmarks.ts";

export const GET = handle(exportBookmarksContract, exportBookmarks);
