"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { bookmarkInputsOptions, type StoredInput } from "#lib/client/run-inputs.ts";
import { type Sample, samplesOptions } from "#lib/client/samples.ts";

type InputPickerProps = {
  /** Of the connections that use the code; none means all of the project's. */
  sourceIds: readonly string[];
  onPick: (input: StoredInput) => void;
  onClose: () => void;
};

const ID_KINDS: Readonly<Record<string, StoredInput["kind"]>> = {
  evt: "event",
  req: "request",
  bkm: "bookmark",
};

/** Chooses what code is run on: a recent request, a bookmark, or anything by its id. */
export function InputPicker({ sourceIds, onPick, onClose }: InputPickerProps) {
  const [search, setSearch] = useState("");
  const needle = search.trim().toLowerCase();
  const kind = ID_KINDS[search.trim().split("_")[0] ?? ""];
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Choose an input"
      description="Code runs on a copy of it; nothing is delivered."
      className="sm:w-[640px]!"
    >
      <div className="flex items-center gap-2 pb-3">
        <SearchInput label="Search payloads, or paste an id" value={search} onChange={setSearch} />
        {kind ? (
          <Button size="toolbar" onClick={() => onPick({ kind, id: search.trim() })}>
            Use this {kind}
          </Button>
        ) : null}
      </div>
      <Tabs
        tabs={[
          {
            value: "requests",
            label: "Recent requests",
            content: <Requests sourceIds={sourceIds} needle={needle} onPick={onPick} />,
          },
          {
            value: "bookmarks",
            label: "Bookmarks",
            content: <Bookmarks needle={needle} onPick={onPick} />,
          },
        ]}
      />
    </Dialog>
  );
}

type ListProps = { needle: string; onPick: (input: StoredInput) => void };

function Requests({ sourceIds, needle, onPick }: ListProps & { sourceIds: readonly string[] }) {
  const { data, isPending } = useQuery(samplesOptions(sourceIds));
  if (isPending) return <Skeleton className="my-3 h-40 w-full" />;
  const rows = (data ?? []).filter((sample) => textOf(sample).toLowerCase().includes(needle));
  if (rows.length === 0) return <Nothing noun="request" isFiltered={needle !== ""} />;
  return (
    <ul className="divide-line divide-y py-1">
      {rows.map((sample) => (
        <Row
          key={sample.id}
          at={sample.createdAt}
          text={textOf(sample)}
          onPick={() => onPick({ kind: "request", id: sample.id })}
        />
      ))}
    </ul>
  );
}

function Bookmarks({ needle, onPick }: ListProps) {
  const { data, isPending } = useQuery(bookmarkInputsOptions());
  if (isPending) return <Skeleton className="my-3 h-40 w-full" />;
  const rows = (data ?? []).filter(({ label, id }) =>
    `${label} ${id}`.toLowerCase().includes(needle),
  );
  if (rows.length === 0) return <Nothing noun="bookmark" isFiltered={needle !== ""} />;
  return (
    <ul className="divide-line divide-y py-1">
      {rows.map(({ id, label, created_at }) => (
        <Row
          key={id}
          at={created_at}
          text={label}
          onPick={() => onPick({ kind: "bookmark", id })}
        />
      ))}
    </ul>
  );
}

function Row({ at, text, onPick }: { at: string; text: string; onPick: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onPick}
        className="hover:bg-hover rounded-control flex h-9 w-full items-center gap-3 px-2 text-left"
      >
        <span className="text-meta text-muted w-20 shrink-0">
          <Time value={at} isInRow />
        </span>
        <span className="text-meta min-w-0 flex-1 truncate font-mono">{text}</span>
      </button>
    </li>
  );
}

function Nothing({ noun, isFiltered }: { noun: string; isFiltered: boolean }) {
  return (
    <p className="text-muted py-4">
      {isFiltered ? `No recent ${noun} contains that.` : `There is no ${noun} yet.`}
    </p>
  );
}

const SEARCHED_CHARS = 4_000;

function textOf({ data, id }: Sample): string {
  const body = typeof data.body === "string" ? data.body : JSON.stringify(data.body ?? null);
  return `${body.slice(0, SEARCHED_CHARS)} ${data.path} ${id}`;
}
