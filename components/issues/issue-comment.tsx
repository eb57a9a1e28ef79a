"use client";

import { useState } from "react";
import { followChange } from "#components/common/follow-change.ts";
import { Markdown } from "#components/common/text/markdown.tsx";
import { Time } from "#components/common/time.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useDeleteComment } from "#lib/client/issue-comments.ts";
import type { IssueCommentModel } from "#lib/schemas/issue-work.ts";
import { CommentForm } from "./comment-form.tsx";

/** What somebody wrote, which they alone change. */
export function IssueComment({ comment }: { comment: IssueCommentModel }) {
  const [isEditing, setIsEditing] = useState(false);
  const canOperate = useCan("gateway.operate");
  const remove = useDeleteComment(comment.issue_id);
  if (isEditing) {
    return (
      <CommentForm
        issueId={comment.issue_id}
        comment={comment}
        onDone={() => setIsEditing(false)}
      />
    );
  }
  return (
    <article className="rounded-surface border-line flex flex-col gap-2 border px-3 py-2">
      <header className="text-meta text-muted flex flex-wrap items-center gap-2">
        <span className="text-ink font-medium">
          {comment.author?.name ?? comment.author?.email ?? "API key"}
        </span>
        <Time value={comment.created_at} />
        {comment.edited_at ? <span>edited</span> : null}
        {canOperate && comment.is_own ? (
          <span className="ml-auto flex">
            <Button variant="ghost" size="toolbar" onClick={() => setIsEditing(true)}>
              Edit
            </Button>
            <Button
              variant="ghost"
              size="toolbar"
              isBusy={remove.isPending}
              onClick={() =>
                followChange(remove.mutateAsync(comment.id), { refused: "Not deleted" })
              }
            >
              Delete
            </Button>
          </span>
        ) : null}
      </header>
      <Markdown text={comment.body} />
    </article>
  );
}
