import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  /** CSS grid track: "minmax(0,1fr)", "120px". */
  width: string;
  align?: "end";
  /** Hidden while the list is narrower than this. */
  minListPx?: number;
  cell: (row: Row) => ReactNode;
};
