import type { KeyboardEvent } from "react";
import type { JsonRow } from "./flatten-json.ts";

type TreeKeysOptions = {
  rows: readonly JsonRow[];
  active: number;
  onMove: (index: number) => void;
  onToggle: (row: JsonRow) => void;
  onMenu: () => void;
};

/** The keys of a tree (WAI-ARIA): arrows move, open and close; Enter opens the menu of a value. */
export function treeKeyHandler(options: TreeKeysOptions) {
  return (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target === event.currentTarget && act(event.key, options)) event.preventDefault();
  };
}

/** Does what a key means; answers whether it means anything. */
function act(key: string, { rows, active, onMove, onToggle, onMenu }: TreeKeysOptions): boolean {
  const row = rows[active];
  const last = rows.length - 1;
  if (!row) return false;
  const isBranch = row.node.children !== null && row.node.children.length > 0;
  switch (key) {
    case "ArrowDown":
      onMove(Math.min(last, active + 1));
      return true;
    case "ArrowUp":
      onMove(Math.max(0, active - 1));
      return true;
    case "Home":
      onMove(0);
      return true;
    case "End":
      onMove(last);
      return true;
    case "ArrowRight":
      if (isBranch && row.isExpanded) onMove(active + 1);
      else if (isBranch) onToggle(row);
      return true;
    case "ArrowLeft":
      if (isBranch && row.isExpanded) onToggle(row);
      else if (row.parent) onMove(rows.indexOf(row.parent));
      return true;
    case " ":
      onToggle(row);
      return true;
    case "Enter":
      onMenu();
      return true;
    default:
      return false;
  }
}
