"use client";

import { CircleCheck, CircleX, Play } from "lucide-react";
import { useState } from "react";
import { CodeEditor } from "#components/editor/code-editor.tsx";
import { DiffEditor } from "#components/editor/diff-editor.tsx";
import {
  type ComparedRequest,
  changesInWords,
  requestChanges,
  requestText,
} from "#components/editor/request-changes.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { maskHeaders } from "#lib/domain/redaction/mask-payload.ts";
import type { TransformationRunModel } from "#lib/schemas/transformation-run.ts";
import { ConsoleLines } from "./console-lines.tsx";

type Run = TransformationRunModel & { tookMs: number };
type View = "output" | "diff" | "console";

type OutputPaneProps = {
  /** What the run was about, as it was then. */
  result: { run: Run; before: ComparedRequest | null } | null;
  isRunning: boolean;
  error: string | null;
  onRun: (() => void) | null;
};

/** What came of a run: the request, how it differs from the input, and the console. */
export function OutputPane({ result, isRunning, error, onRun }: OutputPaneProps) {
  const [view, setView] = useState<View>("diff");
  const run = result?.run ?? null;
  const shown = run && !run.request ? "console" : view;
  const views: { value: View; label: string }[] = [
    { value: "output", label: "Output" },
    { value: "diff", label: "Diff" },
    { value: "console", label: run ? `Console ${run.console.length}` : "Console" },
  ];
  return (
    <section aria-label="Output" className="border-line flex min-h-64 flex-1 flex-col border-t">
      <header className="border-line flex min-h-10 items-center gap-1 border-b px-3">
        {views.map(({ value, label }) => (
          <Button
            key={value}
            variant="ghost"
            size="toolbar"
            aria-pressed={shown === value}
            disabled={run !== null && !run.request && value !== "console"}
            className={shown === value ? "bg-hover! text-ink!" : ""}
            onClick={() => setView(value)}
          >
            {label}
          </Button>
        ))}
        <span aria-live="polite" className="text-meta ml-auto flex items-center gap-1.5">
          {run ? <Verdict run={run} /> : null}
        </span>
      </header>
      {error ? (
        <p role="alert" className="text-failed p-3">
          {error}
        </p>
      ) : result ? (
        <Shown view={shown} {...result} />
      ) : (
        <div className="text-muted flex flex-col items-start gap-3 p-3">
          <p>Run the code to see what it makes of the input. Nothing is delivered.</p>
          {onRun ? (
            <Button isBusy={isRunning} onClick={onRun}>
              <Play />
              Run
              <Kbd>Ctrl ↵</Kbd>
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}

function Verdict({ run }: { run: Run }) {
  const isFailed = run.log_level === "fatal";
  const Icon = isFailed ? CircleX : CircleCheck;
  return (
    <>
      <Icon className={`size-4 ${isFailed ? "text-failed" : "text-successful"}`} aria-hidden />
      <span className={isFailed ? "text-failed" : "text-successful"}>
        {isFailed ? "Failed" : "Ran"}
      </span>
      <span className="text-muted">in {Math.round(run.tookMs)} ms</span>
    </>
  );
}

type ShownProps = { view: View; run: Run; before: ComparedRequest | null };

function Shown({ view, run, before }: ShownProps) {
  if (view === "console" || !run.request) {
    return (
      <div className="min-h-0 flex-1 scrollbar-thin overflow-y-auto">
        <ConsoleLines lines={run.console} />
      </div>
    );
  }
  // Inputs are shown without their secrets: compared with these, every one of them would seem changed.
  const after = { ...run.request, headers: maskHeaders(run.request.headers) };
  if (view === "output" || !before) {
    return (
      <CodeEditor
        label="Output request"
        language="json"
        value={requestText(after)}
        className="min-h-48 flex-1"
      />
    );
  }
  return (
    <>
      <p className="border-line text-meta text-muted border-b px-3 py-1.5">
        {changesInWords(requestChanges(before, after))}
      </p>
      <DiffEditor
        label="Input and output"
        language="json"
        original={requestText(before)}
        modified={requestText(after)}
        className="min-h-48 flex-1"
      />
    </>
  );
}
