"use client";

import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { BacktestButton } from "#components/backtests/backtest-button.tsx";
import { BackLink } from "#components/common/back-link.tsx";
import { formatCount } from "#components/common/format-count.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { useSaveKey } from "#components/editor/use-save-key.ts";
import { useUnsavedGuard } from "#components/editor/use-unsaved-guard.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { ResourceMetrics } from "#components/metrics/resource-metrics.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { TransformationModel } from "#lib/schemas/transformation.ts";
import { CodeTab } from "./code-tab.tsx";
import { ExecutionsTab } from "./executions-tab.tsx";
import { TransformationMenu } from "./transformation-menu.tsx";
import { useDraft } from "./use-draft.ts";
import { useTrial } from "./use-trial.ts";
import { VariablesEditor } from "./variables-editor.tsx";
import { VersionsTab } from "./versions-tab.tsx";

const TABS = ["code", "variables", "versions", "executions", "metrics"] as const;

type WorkbenchProps = {
  transformation: TransformationModel;
  /** Connections that run it; null until they are known. */
  users: readonly ConnectionModel[] | null;
};

/** Everything about one transformation: code against real requests, variables, versions, runs. */
export function TransformationWorkbench({ transformation, users }: WorkbenchProps) {
  const router = useRouter();
  const canWrite = useCan("gateway.write");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("code"));
  const draft = useDraft(transformation);
  const trial = useTrial(transformation, draft, users);
  const guard = useUnsavedGuard(draft.isDirty, transformation.name);
  const run = canWrite ? trial.run : null;
  useSaveKey(
    () => {
      if (canWrite) void draft.save();
    },
    () => run?.(),
  );
  useFollowSaved(transformation, draft);

  const labels = {
    code: "Code",
    variables: `Variables${draft.variables.length > 0 ? ` ${draft.variables.length}` : ""}`,
    versions: "Versions",
    executions: "Executions",
    metrics: "Metrics",
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title={
          <>
            <BackLink href="/transformations" label="Transformations" />
            {transformation.name}
          </>
        }
        meta={
          <span className="text-meta max-sm:hidden">
            {draft.isDirty ? "Unsaved changes" : `Version ${transformation.version}`}
            {users ? ` · used by ${formatCount(users.length, "connection")}` : ""}
          </span>
        }
        actions={
          canWrite ? (
            <>
              {tab === "code" || tab === "variables" ? (
                <Button isBusy={trial.isRunning} onClick={trial.run}>
                  <Play />
                  Run
                </Button>
              ) : null}
              {users && users.length > 0 ? (
                <BacktestButton
                  what="the code"
                  candidate={
                    draft.isDirty
                      ? {
                          transformation_id: transformation.id,
                          code: draft.code,
                          ...(draft.isEnvDirty ? { env: draft.env } : {}),
                        }
                      : null
                  }
                />
              ) : null}
              <Button
                variant="primary"
                disabled={!draft.isDirty}
                isBusy={draft.isSaving}
                onClick={() => void draft.save()}
              >
                Save
              </Button>
              <TransformationMenu
                id={transformation.id}
                name={transformation.name}
                users={users ?? []}
                onDeleted={() => router.push("/transformations")}
              />
            </>
          ) : null
        }
      />
      <nav
        aria-label="Parts of the transformation"
        className="border-line flex min-h-10 shrink-0 scrollbar-none items-center gap-1 overflow-x-auto border-y px-3 md:px-5"
      >
        {TABS.map((each) => (
          <Button
            key={each}
            variant="ghost"
            size="toolbar"
            aria-current={each === tab ? "page" : undefined}
            className={each === tab ? "bg-hover! text-ink!" : ""}
            onClick={() => void setTab(each === "code" ? null : each)}
          >
            {labels[each]}
          </Button>
        ))}
      </nav>
      {tab === "code" ? (
        <CodeTab draft={draft} trial={trial} users={users} canWrite={canWrite} />
      ) : tab === "executions" ? (
        <div className="min-h-0 flex-1">
          <ExecutionsTab transformationId={transformation.id} />
        </div>
      ) : (
        <div className="min-h-0 flex-1 scrollbar-thin overflow-y-auto px-4 py-4 pb-16 md:px-6">
          {tab === "variables" ? (
            <VariablesEditor
              variables={draft.variables}
              onChange={canWrite ? draft.setVariables : undefined}
            />
          ) : tab === "versions" ? (
            <VersionsTab
              transformation={transformation}
              canWrite={canWrite}
              isDirty={draft.isDirty}
              onRestored={() => void setTab(null)}
            />
          ) : (
            <ResourceMetrics resource="transformation" id={transformation.id} />
          )}
        </div>
      )}
      {guard}
    </div>
  );
}

/** Takes over what was saved elsewhere, by a restore or by somebody else, unless something is being written. */
function useFollowSaved(
  transformation: TransformationModel,
  draft: ReturnType<typeof useDraft>,
): void {
  const seen = useRef(transformation);
  useEffect(() => {
    const before = seen.current;
    if (before.version === transformation.version) return;
    const untouched =
      draft.code === before.code && JSON.stringify(draft.env) === JSON.stringify(before.env ?? {});
    if (untouched) draft.reset(transformation);
    seen.current = transformation;
  }, [transformation, draft]);
}
