import { handle } from "#lib/api/handle.ts";
import { createIssueCommentContract } from "#lib/contracts/issues.ts";
import { addComment } from "#lib/services/issues/add-comment.ts";

export const POST = handle(createIssueCommentContract, addComment);
