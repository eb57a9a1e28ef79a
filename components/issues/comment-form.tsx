"use client";

import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useSaveComment } from "#lib/client/issue-comments.ts";

type CommentFormProps = {
  issueId: string;
  /** What is changed; without it, something new is written. */
  comment?: { id: string; body: string };
  onDone?: () => void;
};

export function CommentForm({ issueId, comment, onDone }: CommentFormProps) {
  const [body, setBody] = useState(comment?.body ?? "");
  const save = useSaveComment(issueId);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (body.trim() === "") return;
    save.mutate(
      { id: comment?.id ?? null, body },
      {
        onSuccess: () => {
          if (!comment) setBody("");
          onDone?.();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field
        label={comment ? "Change the comment" : "Comment"}
        help="Markdown: lists, code, links"
        error={save.error ? errorMessage(save.error) : undefined}
      >
        <Textarea
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event);
          }}
          placeholder="What was found, and what to do about it"
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="toolbar" isBusy={save.isPending} disabled={body.trim() === ""}>
          {comment ? "Save" : "Comment"}
        </Button>
        {onDone ? (
          <Button variant="ghost" size="toolbar" onClick={onDone}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  );
}
