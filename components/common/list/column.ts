import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  /** What the column is called where its header is no text. */
  label?: string;
  /** CSS grid track: "minmax(0,1fr)", "120px". */
  width: string;
  align?: "end";
  /** Hidden while the list is narrower than this, unless the reader chose the columns. */
  minListPx?: number;
  /** Not shown until the reader chooses it. */
  isOptional?: boolean;
  /** It has no text that a file could hold. */
  isPicture?: boolean;
  /** What the API calls it where the list can be sorted by it, the most or newest first. */
  sort?: string;
  cell: (row: Row) => ReactNode;
};
