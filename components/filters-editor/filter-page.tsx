"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { BacktestButton } from "#components/backtests/backtest-button.tsx";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { useSaveKey } from "#components/editor/use-save-key.ts";
import { useUnsavedGuard } from "#components/editor/use-unsaved-guard.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectionOptions, useUpdateConnection } from "#lib/client/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { Rule } from "#lib/schemas/rule.ts";
import { FilterEditor } from "./filter-editor.tsx";
import { asksSomething, type FilterParts, writeFilter } from "./filter-parts.ts";

/** A page for one filter of a connection: the one at `?rule=`, counted from 0, or its first. */
export function FilterPage({ connectionId }: { connectionId: string }) {
  const query = useQuery(connectionOptions(connectionId));
  const [rule] = useQueryState("rule", parseAsInteger);
  const connection = query.data;
  if (!connection) return <DetailState noun="connection" backHref="/connections" query={query} />;
  const index = rule ?? connection.rules.findIndex(({ type }) => type === "filter");
  const isFilter = connection.rules[index]?.type === "filter";
  const place = isFilter ? index : connection.rules.length;
  return <FilterOfConnection key={place} connection={connection} place={place} />;
}

type FilterOfConnectionProps = {
  connection: ConnectionModel;
  /** Where the filter stands among the rules; their number for one that is new. */
  place: number;
};

function FilterOfConnection({ connection, place }: FilterOfConnectionProps) {
  const canWrite = useCan("gateway.write");
  const update = useUpdateConnection(connection.id);
  const saved = partsOf(connection.rules[place]);
  const [parts, setParts] = useState(saved);
  const [problem, setProblem] = useState<string | null>(null);
  const isDirty = problem !== null || writeFilter(parts) !== writeFilter(saved);
  const mayBeSaved = canWrite && isDirty && problem === null && asksSomething(parts);
  const guard = useUnsavedGuard(isDirty, "this filter");
  const rules = connection.rules.toSpliced(place, 1, { type: "filter", ...parts } as Rule);
  const name = connection.name ?? connection.id;

  async function save() {
    if (!mayBeSaved || update.isPending) return;
    try {
      await update.mutateAsync({ rules });
      notify.success("Filter saved", { description: "New requests follow it from now on." });
    } catch (error) {
      notify.error("Not saved", { description: errorMessage(error) });
    }
  }
  useSaveKey(() => void save());

  return (
    <Page
      header={
        <PageHeader
          title={
            <>
              <BackLink href={`/connections/${connection.id}`} label={name} />
              Filter
            </>
          }
          meta={isDirty ? "Unsaved changes" : null}
          actions={
            canWrite ? (
              <>
                <BacktestButton
                  what="the filter"
                  candidate={mayBeSaved ? { webhook_id: connection.id, rules } : null}
                />
                <Button
                  variant="primary"
                  disabled={!mayBeSaved}
                  isBusy={update.isPending}
                  onClick={() => void save()}
                >
                  Save filter
                </Button>
              </>
            ) : null
          }
        />
      }
      className="max-w-7xl"
    >
      <p className="text-muted mb-4 max-w-2xl">
        Requests that match every condition go on to {connection.destination.name}; the others are
        kept as ignored.
      </p>
      <FilterEditor
        value={parts}
        onChange={(change) => {
          setParts(change.parts);
          setProblem(change.problem);
        }}
        sourceIds={[connection.source.id]}
        isReadOnly={!canWrite}
        isBehindTransformation={connection.rules
          .slice(0, place)
          .some(({ type }) => type === "transform")}
      />
      {guard}
    </Page>
  );
}

function partsOf(rule: Rule | undefined): FilterParts {
  if (rule?.type !== "filter") return {};
  const { type: _, ...parts } = rule;
  return parts;
}
