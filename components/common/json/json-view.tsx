"use client";

import { clsx } from "clsx";
import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "../copy-button.tsx";
import { formatBytes } from "../format-count.ts";
import { downloadText } from "./download-text.ts";
import { JsonTree } from "./json-tree.tsx";
import { parseBody } from "./parse-body.ts";
import { RawText } from "./raw-text.tsx";

const LARGE_BYTES = 1024 * 1024;

type JsonViewProps = {
  /** What the API gives for a body: parsed JSON, or the text of anything else. */
  body: unknown;
  fileName: string;
};

/** A body as a tree and as text. Nothing of it is ever interpreted as HTML. */
export function JsonView({ body, fileName }: JsonViewProps) {
  const { value, text } = useMemo(() => parseBody(body), [body]);
  const [isRaw, setIsRaw] = useState(value === undefined);
  const [filter, setFilter] = useState("");
  const showsTree = !isRaw && value !== undefined;

  if (text === "") return <p className="text-muted py-2">Empty body.</p>;
  return (
    <div className="rounded-control border-line overflow-hidden border">
      <div className="border-line bg-surface flex h-9 items-center gap-1 border-b pr-1 pl-1">
        {value === undefined ? (
          <span className="text-meta text-muted px-2">Text</span>
        ) : (
          <>
            <ModeButton isOn={showsTree} onClick={() => setIsRaw(false)}>
              Tree
            </ModeButton>
            <ModeButton isOn={!showsTree} onClick={() => setIsRaw(true)}>
              Raw
            </ModeButton>
          </>
        )}
        {showsTree ? (
          <input
            type="search"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            placeholder="Filter"
            aria-label="Filter keys and values"
            className="rounded-control text-meta placeholder:text-faint ml-1 h-7 min-w-0 flex-1 bg-transparent px-2"
          />
        ) : (
          <span className="flex-1" />
        )}
        <span className="text-faint text-meta px-1">{formatBytes(text.length)}</span>
        <CopyButton text={text} label="Copy body" />
        <Button
          variant="ghost"
          size="icon-toolbar"
          aria-label="Download body"
          onClick={() => downloadText(text, fileName)}
        >
          <Download />
        </Button>
      </div>
      {text.length > LARGE_BYTES ? (
        <p className="border-line text-meta text-muted border-b px-3 py-2">
          This body is {formatBytes(text.length)}. Use the filter to narrow it, or download it.
        </p>
      ) : null}
      {showsTree ? <JsonTree value={value} filter={filter} /> : <RawText text={text} />}
    </div>
  );
}

type ModeButtonProps = { isOn: boolean; onClick: () => void; children: string };

function ModeButton({ isOn, onClick, children }: ModeButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={clsx(
        "rounded-control text-meta h-7 px-2",
        isOn ? "bg-hover text-ink font-medium" : "text-muted hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}
