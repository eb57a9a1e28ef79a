"use client";

import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { type CSSProperties, useMemo } from "react";
import { PlainText } from "../text/plain-text.tsx";
import type { JsonRow } from "./flatten-json.ts";
import { leafPreview } from "./leaf-preview.ts";
import type { PayloadList } from "./list-links.ts";
import type { JsonDocument, JsonKind } from "./read-json.ts";
import { ValueMenu } from "./value-menu.tsx";

const KIND_CLASSES: Record<JsonKind, string> = {
  object: "text-faint",
  array: "text-faint",
  string: "text-successful",
  number: "text-scheduled",
  boolean: "text-hold",
  null: "text-off",
};
const INDENT_PX = 14;
const MAX_INDENTS = 24;

type TreeRowProps = {
  id: string;
  document: JsonDocument;
  row: JsonRow;
  isActive: boolean;
  hasMenu: boolean;
  list: PayloadList | undefined;
  style: CSSProperties;
  onHover: () => void;
  onPress: () => void;
};

export function TreeRow(props: TreeRowProps) {
  const { id, document, row, isActive, hasMenu, list, style, onHover, onPress } = props;
  const preview = useMemo(() => leafPreview(document, row.node), [document, row.node]);
  const isBranch = row.node.children !== null && row.node.children.length > 0;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <div
      id={id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-selected={isActive}
      {...(isBranch ? { "aria-expanded": row.isExpanded } : {})}
      onPointerEnter={onHover}
      onClick={onPress}
      className={clsx(
        "text-meta hover:bg-hover absolute inset-x-0 top-0 flex items-center gap-1 pr-1 font-mono",
        isBranch && "cursor-pointer",
        isActive && "group-focus-visible/tree:bg-selected",
      )}
      style={{ ...style, paddingLeft: 8 + Math.min(row.depth, MAX_INDENTS) * INDENT_PX }}
    >
      {isBranch ? (
        <ChevronRight
          className={clsx(
            "text-muted size-3.5 shrink-0 transition-transform",
            row.isExpanded && "rotate-90",
          )}
          aria-hidden
        />
      ) : (
        <span className="w-3.5 shrink-0" />
      )}
      {row.label === null ? null : (
        <span className="text-ink max-w-[60%] shrink-0 truncate">
          <PlainText text={row.label} />:
        </span>
      )}
      <span
        className={clsx("min-w-0 truncate", KIND_CLASSES[row.node.kind])}
        title={titleOf(preview)}
      >
        <PlainText text={preview} />
      </span>
      {hasMenu ? <ValueMenu document={document} row={row} list={list} /> : null}
    </div>
  );
}

const LONG_CHARS = 40;

function titleOf(preview: string): string | undefined {
  return preview.length > LONG_CHARS ? preview : undefined;
}
