"use client";

import { Download, FoldVertical, UnfoldVertical } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { CopyButton } from "../copy-button.tsx";
import { formatBytes } from "../format-count.ts";
import { downloadBody } from "./download-body.ts";
import { JsonTree } from "./json-tree.tsx";
import type { PayloadList } from "./list-links.ts";
import { ModeButton } from "./mode-button.tsx";
import { bodyText, readDocument } from "./parse-body.ts";
import { RawText } from "./raw-text.tsx";

const LARGE_CHARS = 256 * 1024;

type JsonViewProps = {
  /** What the API gives for a body: parsed JSON, or the text of anything. */
  body: unknown;
  fileName: string;
  /** The list that can be narrowed by a value of the body. */
  list?: PayloadList;
};

/** A body as a tree and as text. Nothing of it is ever interpreted as HTML. */
export function JsonView({ body, fileName, list }: JsonViewProps) {
  const content = useMemo(() => bodyText(body), [body]);
  const { text } = content;
  const isLarge = text.length > LARGE_CHARS;
  const [mode, setMode] = useState<"tree" | "raw" | null>(null);
  const [filter, setFilter] = useState("");
  const [isCollapsed, setIsCollapsed] = useState(false);
  const wantsTree = content.mayBeJson && (mode ?? (isLarge ? "raw" : "tree")) === "tree";
  const tree = useMemo(() => (wantsTree ? readDocument(content) : null), [wantsTree, content]);
  if (text === "") return <p className="text-muted py-2">Empty body.</p>;
  return (
    <div className="rounded-control border-line overflow-hidden border">
      <div className="border-line bg-surface flex h-9 items-center gap-1 border-b pr-1 pl-1">
        {content.mayBeJson && (tree || !wantsTree) ? (
          <>
            <ModeButton isOn={wantsTree} onClick={() => setMode("tree")}>
              Tree
            </ModeButton>
            <ModeButton isOn={!wantsTree} onClick={() => setMode("raw")}>
              Raw
            </ModeButton>
          </>
        ) : (
          <span className="text-meta text-muted px-2">Text</span>
        )}
        {tree ? (
          <>
            <input
              type="search"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
              placeholder="Filter"
              aria-label="Filter names and values"
              className="rounded-control text-meta placeholder:text-faint ml-1 h-7 min-w-0 flex-1 bg-transparent px-2"
            />
            <FoldButton isCollapsed={isCollapsed} onFold={setIsCollapsed} />
          </>
        ) : (
          <span className="flex-1" />
        )}
        <span className="text-faint text-meta px-1 whitespace-nowrap">
          {formatBytes(text.length)}
        </span>
        <CopyButton text={text} label="Copy body" />
        <Button
          variant="ghost"
          size="icon-toolbar"
          aria-label="Download body"
          onClick={() => downloadBody(text, fileName)}
        >
          <Download />
        </Button>
      </div>
      {tree ? (
        <JsonTree
          key={String(isCollapsed)}
          document={tree}
          filter={filter}
          isCollapsed={isCollapsed}
          list={list}
        />
      ) : (
        <RawText text={text} />
      )}
    </div>
  );
}

type FoldButtonProps = { isCollapsed: boolean; onFold: (isCollapsed: boolean) => void };

function FoldButton({ isCollapsed, onFold }: FoldButtonProps) {
  const label = isCollapsed ? "Open all" : "Collapse all";
  return (
    <Tooltip content={label}>
      <Button
        variant="ghost"
        size="icon-toolbar"
        aria-label={label}
        onClick={() => onFold(!isCollapsed)}
      >
        {isCollapsed ? <UnfoldVertical /> : <FoldVertical />}
      </Button>
    </Tooltip>
  );
}
