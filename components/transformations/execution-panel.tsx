"use client";

import { useQuery } from "@tanstack/react-query";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { FactLink } from "#components/common/fact-link.tsx";
import { Facts } from "#components/common/facts.tsx";
import { Id } from "#components/common/id.tsx";
import { type PanelNavigation, PanelShell } from "#components/common/list/panel-shell.tsx";
import { Time } from "#components/common/time.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { CodeEditor } from "#components/editor/code-editor.tsx";
import { DiffEditor } from "#components/editor/diff-editor.tsx";
import { changesInWords, requestChanges, requestText } from "#components/editor/request-changes.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { eventOfExecutionOptions, executionOptions } from "#lib/client/executions.ts";
import type { ExecutionModel } from "#lib/schemas/execution.ts";
import { ConsoleLines } from "./console-lines.tsx";
import { LogLevelBadge } from "./log-level-badge.tsx";

type ExecutionPanelProps = {
  transformationId: string;
  id: string;
  directory: Directory;
  navigation: PanelNavigation;
};

/** One run: what came in, what went out, what was written, and what became of it. */
export function ExecutionPanel(props: ExecutionPanelProps) {
  const { transformationId, id, directory, navigation } = props;
  const query = useQuery(executionOptions(transformationId, id));
  const execution = query.data;
  return (
    <PanelShell
      title={
        <>
          {execution ? (
            <LogLevelBadge level={execution.log_level} />
          ) : (
            <Skeleton className="w-20" />
          )}
          <Id value={id} className="max-sm:hidden" />
        </>
      }
      navigation={navigation}
    >
      {execution ? <Detail execution={execution} directory={directory} /> : null}
      {!execution && query.error ? (
        <ErrorState
          title="The execution could not be loaded"
          message={errorMessage(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : null}
    </PanelShell>
  );
}

type DetailProps = { execution: ExecutionModel; directory: Directory };

function Detail({ execution, directory }: DetailProps) {
  const { webhook_id, transformation_version, transformation_id, issue_id, logs } = execution;
  const event = useQuery(eventOfExecutionOptions(execution));
  return (
    <div className="flex flex-col gap-4">
      <Facts
        facts={[
          { label: "Ran", value: <Time value={execution.created_at} /> },
          {
            label: "Version",
            value: (
              <FactLink
                href={`/transformations/${transformation_id}?tab=versions`}
                id={transformation_id}
                name={String(transformation_version)}
              />
            ),
          },
          {
            label: "Connection",
            value: (
              <FactLink
                href={`/connections/${webhook_id}`}
                id={webhook_id}
                name={directory.connections.get(webhook_id)?.name}
              />
            ),
          },
          {
            label: "Event",
            value: event.data ? (
              <FactLink href={`/events/${event.data}`} id={event.data} />
            ) : (
              <span className="text-muted">
                {execution.transformed_event_data_id ? "None, or it is gone" : "None: it failed"}
              </span>
            ),
          },
          ...(issue_id
            ? [{ label: "Issue", value: <FactLink href={`/issues/${issue_id}`} id={issue_id} /> }]
            : []),
        ]}
      />
      <CollapsibleSection title="Console" count={logs.length}>
        <div className="rounded-control border-line border">
          <ConsoleLines lines={logs} />
        </div>
      </CollapsibleSection>
      <Payloads execution={execution} />
    </div>
  );
}

function Payloads({ execution }: { execution: ExecutionModel }) {
  const before = execution.original_event_data;
  const after = execution.transformed_event_data;
  if (!before) {
    return <p className="text-muted">Retention took the request that it ran on.</p>;
  }
  if (!after) {
    return (
      <section aria-label="Input" className="flex flex-col gap-2">
        <h3 className="font-medium">Input</h3>
        <CodeEditor
          label="Input of the execution"
          language="json"
          value={requestText(before)}
          className="rounded-control border-line h-96 border"
        />
      </section>
    );
  }
  return (
    <section aria-label="Input and output" className="flex flex-col gap-2">
      <h3 className="font-medium">Input and output</h3>
      <p className="text-meta text-muted">{changesInWords(requestChanges(before, after))}</p>
      <DiffEditor
        label="Input and output of the execution"
        language="json"
        original={requestText(before)}
        modified={requestText(after)}
        className="rounded-control border-line h-96 border"
      />
    </section>
  );
}
