import { handle } from "#lib/api/handle.ts";
import { createSavedViewContract, listSavedViewsContract } from "#lib/contracts/saved-views.ts";
import { createSavedView } from "#lib/services/saved-views/create-saved-view.ts";
import { listSavedViews } from "#lib/services/saved-views/list-saved-views.ts";

export const GET = handle(listSavedViewsContract, listSavedViews);
export const POST = handle(createSavedViewContract, createSavedView);
