"use client";

import { Columns3 } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { ColumnSpec } from "#lib/client/lists/column-spec.ts";
import type { ColumnChoice } from "./column-form.tsx";

const ColumnForm = dynamic(() => import("./column-form.tsx").then((module) => module.ColumnForm), {
  ssr: false,
  loading: () => <div className="h-80" />,
});

type ColumnsMenuProps = {
  choices: readonly ColumnChoice[];
  chosen: readonly ColumnSpec[];
  isChanged: boolean;
  onChange: (chosen: readonly ColumnSpec[] | null) => void;
};

/** Chooses which columns there are, and their order. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  return (
    <Popover
      label="Columns"
      align="end"
      className="w-72"
      trigger={
        <Button variant="ghost" size="toolbar" className="max-sm:hidden">
          <Columns3 /> Columns
        </Button>
      }
    >
      <ColumnForm {...props} />
    </Popover>
  );
}
