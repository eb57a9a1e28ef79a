import { handle } from "#lib/api/handle.ts";
import { deleteIssueCommentContract, updateIssueCommentContract } from "#lib/contracts/issues.ts";
import { deleteComment } from "#lib/services/issues/delete-comment.ts";
import { updateComment } from "#lib/services/issues/update-comment.ts";

export const PUT = handle(updateIssueCommentContract, updateComment);
export const DELETE = handle(deleteIssueCommentContract, deleteComment);
