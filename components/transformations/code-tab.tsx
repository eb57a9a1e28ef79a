"use client";

import { useMemo } from "react";
import { CodeEditor } from "#components/editor/code-editor.tsx";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { codeLibraries } from "./code-types.ts";
import { ConnectionLinks } from "./connection-links.tsx";
import { InputPane } from "./input-pane.tsx";
import { OutputPane } from "./output-pane.tsx";
import type { useDraft } from "./use-draft.ts";
import type { useTrial } from "./use-trial.ts";

type CodeTabProps = {
  draft: ReturnType<typeof useDraft>;
  trial: ReturnType<typeof useTrial>;
  users: readonly ConnectionModel[] | null;
  canWrite: boolean;
};

/** Code at the left; the input it runs on and what comes of it at the right. */
export function CodeTab({ draft, trial, users, canWrite }: CodeTabProps) {
  const names = Object.keys(draft.env).join("\n");
  const libraries = useMemo(() => codeLibraries(names === "" ? [] : names.split("\n")), [names]);
  const run = canWrite ? trial.run : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:grid lg:grid-cols-2 lg:overflow-hidden">
      <section aria-label="Code" className="flex min-h-80 flex-col lg:min-h-0">
        <CodeEditor
          label="Code of the transformation"
          language="javascript"
          value={draft.code}
          onChange={canWrite ? draft.setCode : undefined}
          onRun={run ?? undefined}
          onSave={canWrite ? () => void draft.save() : undefined}
          markers={draft.markers}
          libraries={libraries}
          className="min-h-0 flex-1"
        />
        {users?.length === 0 ? (
          <p className="border-line text-meta text-muted border-t px-4 py-2 md:px-6">
            No connection uses it yet. Add it to the rules of a connection to have it run.
          </p>
        ) : users ? (
          <details className="border-line text-meta border-t px-4 py-2 md:px-6">
            <summary className="text-muted cursor-pointer">
              Used by {users.length === 1 ? "1 connection" : `${users.length} connections`}
            </summary>
            <div className="max-h-40 scrollbar-thin overflow-y-auto pt-1">
              <ConnectionLinks connections={users} />
            </div>
          </details>
        ) : null}
      </section>
      <div className="border-line flex min-h-0 flex-col border-t lg:border-t-0 lg:border-l">
        <InputPane state={trial.input} sourceIds={trial.sourceIds} onRun={() => run?.()} />
        <OutputPane
          result={trial.result}
          isRunning={trial.isRunning}
          error={trial.error}
          onRun={run}
        />
      </div>
    </div>
  );
}
