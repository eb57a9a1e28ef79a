import { handle } from "#lib/api/handle.ts";
import { getBookmarkRawBodyContract } from "#lib/contracts/bookmarks.ts";
import { getBookmarkRawBody } from "#lib/services/bookmarks/get-bookmark-raw-body.ts";

export const GET = handle(getBookmarkRawBodyContract, getBookmarkRawBody);
