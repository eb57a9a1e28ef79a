"use client";

import { ListFilter, PencilLine } from "lucide-react";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { shortenId } from "#components/common/shorten-id.ts";
import { CodeEditor } from "#components/editor/code-editor.tsx";
import { requestText } from "#components/editor/request-changes.ts";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { useRunInput } from "./use-run-input.ts";

const InputPicker = onDemand(() =>
  import("./input-picker.tsx").then((module) => module.InputPicker),
);

type InputPaneProps = {
  state: ReturnType<typeof useRunInput>;
  sourceIds: readonly string[];
  onRun: () => void;
};

/** The request that the code is run on. */
export function InputPane({ state, sourceIds, onRun }: InputPaneProps) {
  const [isPicking, setIsPicking] = useState(false);
  const { input, before, loadError, typed } = state;
  const isTyped = input?.kind === "typed";
  return (
    <section aria-label="Input" className="flex min-h-0 flex-1 flex-col">
      <header className="border-line flex min-h-10 flex-wrap items-center gap-1.5 border-b px-3 py-1">
        <h2 className="mr-1 font-medium">Input</h2>
        <span className="text-meta text-muted min-w-0 flex-1 truncate">{inWords(state)}</span>
        {isTyped ? null : (
          <Button size="toolbar" variant="ghost" disabled={!before} onClick={state.type}>
            <PencilLine />
            Edit
          </Button>
        )}
        <Button size="toolbar" onClick={() => setIsPicking(true)}>
          <ListFilter />
          Choose input
        </Button>
      </header>
      {loadError ? (
        <p className="text-failed p-3">
          {errorMessage(loadError)} Choose another input, or type one.
        </p>
      ) : isTyped ? (
        <>
          <CodeEditor
            label="Input request as JSON"
            language="json"
            value={state.text}
            onChange={state.setText}
            onRun={onRun}
            className="min-h-48 flex-1"
          />
          {typed.problem ? (
            <p role="status" className="border-line text-meta text-failed border-t px-3 py-1.5">
              {typed.problem}
            </p>
          ) : null}
        </>
      ) : before ? (
        <CodeEditor
          label="Input request"
          language="json"
          value={requestText(before)}
          onRun={onRun}
          className="min-h-48 flex-1"
        />
      ) : (
        <Skeleton className="m-3 h-24" />
      )}
      {isPicking ? (
        <InputPicker
          sourceIds={sourceIds}
          onClose={() => setIsPicking(false)}
          onPick={(picked) => {
            state.choose(picked);
            setIsPicking(false);
          }}
        />
      ) : null}
    </section>
  );
}

function inWords({ input, isNewest, isLarge }: ReturnType<typeof useRunInput>): string {
  if (!input) return "";
  if (input.kind === "typed") return "Typed";
  const noun = { event: "Event", request: "Request", bookmark: "Bookmark" }[input.kind];
  const large = isLarge ? ", body too large to show" : "";
  if (isNewest) return `Newest request of its connections${large}`;
  return `${noun} ${shortenId(input.id)}${large}`;
}
