"use client";

import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import type { ComparedRequest } from "#components/editor/request-changes.ts";
import { useRunTransformation } from "#lib/client/transformations.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { TransformationModel } from "#lib/schemas/transformation.ts";
import type { TransformationRunModel } from "#lib/schemas/transformation-run.ts";
import { markersOfRun } from "./error-place.ts";
import { inputBody } from "./run-input.ts";
import type { useDraft } from "./use-draft.ts";
import { useRunInput } from "./use-run-input.ts";

type Result = {
  run: TransformationRunModel & { tookMs: number };
  /** What it ran on, by which it is found again where it was not loaded yet. */
  input: string;
  before: ComparedRequest | null;
};

/** Runs what is being written on the chosen input. */
export function useTrial(
  transformation: TransformationModel,
  draft: ReturnType<typeof useDraft>,
  users: readonly ConnectionModel[] | null,
) {
  const sourceIds = users && [...new Set(users.map(({ source }) => source.id))].sort();
  const input = useRunInput(sourceIds);
  const mutation = useRunTransformation();
  const [result, setResult] = useState<Result | null>(null);

  function run() {
    const { input: chosen, before, typed } = input;
    if (!chosen || mutation.isPending) return;
    if (chosen.kind === "typed" && typed.problem) return;
    mutation.mutate(
      {
        code: draft.code,
        transformation_id: transformation.id,
        // Unchanged variables are read where they are stored.
        ...(draft.isEnvDirty ? { env: draft.env } : {}),
        ...inputBody(chosen, typed.given),
        ...contextOf(chosen.kind, users),
      },
      {
        onSuccess: (answer) => {
          setResult({ run: answer, before, input: JSON.stringify(chosen) });
          draft.setMarkers(markersOfRun(answer));
        },
      },
    );
  }

  const isSameInput = result?.input === JSON.stringify(input.input);
  return {
    input,
    sourceIds: sourceIds ?? [],
    run,
    result: result && {
      run: result.run,
      before: result.before ?? (isSameInput ? input.before : null),
    },
    isRunning: mutation.isPending,
    error: mutation.error ? errorMessage(mutation.error) : null,
  };
}

/** Events and bookmarks bring their connection; otherwise code is told of the first that uses it. */
function contextOf(kind: string, users: readonly ConnectionModel[] | null) {
  const [first] = users ?? [];
  const isOpen = kind === "request" || kind === "typed";
  return isOpen && first ? { webhook_id: first.id } : {};
}
