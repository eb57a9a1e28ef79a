"use client";

import { useState } from "react";
import { formatCount } from "#components/common/format-count.ts";
import type { ListTickBarProps } from "#components/common/list/list-spec.ts";
import { TickBar } from "#components/common/list/tick-bar.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import type { BulkKind } from "#lib/client/bulk-operations.ts";
import { selectionQuery } from "#lib/client/lists/list-request.ts";
import type { BulkTask } from "./bulk-dialog.tsx";

const BulkDialog = onDemand(() => import("./bulk-dialog.tsx").then((module) => module.BulkDialog));

type BulkBarProps = Omit<ListTickBarProps<unknown>, "rows"> & {
  noun: string;
  kinds: readonly { kind: BulkKind; label: string }[];
};

/** What can be done with the rows that are ticked, or with all that match the filters. */
export function BulkBar({ noun, kinds, ticks, wanted, total, data }: BulkBarProps) {
  const canOperate = useCan("gateway.operate");
  const [isAll, setIsAll] = useState(false);
  const [task, setTask] = useState<BulkTask | null>(null);
  const start = (kind: BulkKind) =>
    setTask(
      isAll
        ? { kind, query: selectionQuery(wanted, Date.now()), count: null }
        : { kind, query: { id: [...ticks.ids] }, count: ticks.count },
    );
  return (
    <>
      <TickBar
        noun={noun}
        ticks={ticks}
        {...(isAll
          ? { words: `All ${total === null ? "" : formatCount(total, noun)} that match` }
          : {})}
        isUnlimited={isAll}
        onClear={() => setIsAll(false)}
      >
        <Button variant="ghost" size="toolbar" onClick={() => setIsAll(!isAll)}>
          {isAll
            ? "Only those ticked"
            : `Select all ${total === null ? "" : total.toLocaleString("en-US")} matching`}
        </Button>
        {canOperate
          ? kinds.map(({ kind, label }) => (
              <Button key={kind} size="toolbar" onClick={() => start(kind)}>
                {label}
              </Button>
            ))
          : null}
      </TickBar>
      {task ? (
        <BulkDialog
          task={task}
          directory={data}
          onClose={() => {
            setTask(null);
            setIsAll(false);
            ticks.clear();
          }}
        />
      ) : null}
    </>
  );
}
