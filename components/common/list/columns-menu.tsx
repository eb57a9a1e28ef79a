"use client";

import { Columns3 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { ColumnFormProps } from "./column-form.tsx";

const ColumnForm = onDemand(
  () => import("./column-form.tsx").then((module) => module.ColumnForm),
  <div className="h-80" />,
);

/** Chooses which columns there are, and their order. */
export function ColumnsMenu(props: ColumnFormProps) {
  return (
    <Popover
      label="Columns"
      align="end"
      className="w-72"
      trigger={
        <Button variant="ghost" size="toolbar">
          <Columns3 /> Columns
        </Button>
      }
    >
      <ColumnForm {...props} />
    </Popover>
  );
}
