import { handle } from "#lib/api/handle.ts";
import { deleteSavedViewContract, updateSavedViewContract } from "#lib/contracts/saved-views.ts";
import { deleteSavedView } from "#lib/services/saved-views/delete-saved-view.ts";
import { updateSavedView } from "#lib/services/saved-views/update-saved-view.ts";

export const PUT = handle(updateSavedViewContract, updateSavedView);
export const DELETE = handle(deleteSavedViewContract, deleteSavedView);
