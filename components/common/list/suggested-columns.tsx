"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { type ListRequest, listKey } from "#lib/client/lists/list-request.ts";
import { suggestPaths } from "#lib/client/lists/suggest-paths.ts";
import type { ListSource } from "#lib/client/use-live-list.ts";
import { type ListRow, payloadOf } from "./list-spec.ts";

const MOST = 6;
const HIDDEN_KEY = "sluice.suggested-columns";
const SAMPLE_STALE_MS = 5 * 60_000;

type SuggestedColumnsProps<Row extends ListRow> = {
  list: string;
  wanted: ListRequest;
  source: (wanted: ListRequest) => ListSource<Row>;
  /** Keys of the columns that are there. */
  chosen: readonly string[];
  onAdd: (path: string) => void;
};

const never = () => () => {};

/** Offers what the payloads of the list have in common as columns. Its room is kept until it is known that there are none. */
export function SuggestedColumns<Row extends ListRow>(props: SuggestedColumnsProps<Row>) {
  const { list, wanted, source, chosen, onAdd } = props;
  const [isHidden, setIsHidden] = useState(false);
  const wasHidden = useSyncExternalStore(
    never,
    () => window.localStorage.getItem(HIDDEN_KEY) !== null,
    () => false,
  );
  const isShown = !isHidden && !wasHidden;
  const { data } = useQuery({
    queryKey: ["samples", list, listKey({ ...wanted, hasData: true })],
    queryFn: ({ signal }) =>
      source({ ...wanted, hasData: true }).fetchPage({ until: null, next: undefined }, signal),
    enabled: isShown,
    staleTime: SAMPLE_STALE_MS,
  });
  if (!isShown) return null;
  const payloads = data?.models.flatMap((row) => payloadOf(row) ?? []) ?? [];
  const paths = suggestPaths(payloads, MOST + chosen.length).filter(
    (path) => !chosen.includes(path),
  );
  if (data && paths.length === 0) return null;
  return (
    <div className="border-line text-meta flex h-8 shrink-0 items-center gap-1.5 border-b px-4 max-sm:hidden md:px-6">
      <span className="text-faint shrink-0">Suggested columns</span>
      <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-hidden">
        {paths.slice(0, MOST).map((path) => (
          <button
            key={path}
            type="button"
            aria-label={`Add column ${path}`}
            onClick={() => onAdd(path)}
            className="rounded-control border-control text-muted hover:bg-hover hover:text-ink flex h-6 shrink-0 items-center gap-1 border border-dashed px-1.5 font-mono"
          >
            <Plus className="size-3" aria-hidden />
            {path}
          </button>
        ))}
      </div>
      <Button
        variant="ghost"
        size="icon-toolbar"
        className="size-6!"
        aria-label="Suggest no columns"
        onClick={() => {
          window.localStorage.setItem(HIDDEN_KEY, "hidden");
          setIsHidden(true);
        }}
      >
        <X className="size-3.5!" />
      </Button>
    </div>
  );
}
