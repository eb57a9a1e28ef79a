"use client";

import { ButtonLink } from "#components/ui/button-link.tsx";
import { useBulkOperations } from "#lib/client/bulk-operations.ts";
import { bulkWords } from "./bulk-words.ts";

/** Leads to what is under way with many rows, while something is. */
export function RunningLink() {
  const running = useBulkOperations().data?.models.filter((each) => each.in_progress) ?? [];
  const [first] = running;
  if (!first) return null;
  const percent = Math.round((first.progress ?? 0) * 100);
  return (
    <ButtonLink href="/bulk-operations" size="toolbar" variant="ghost">
      {running.length > 1
        ? `${running.length} operations`
        : `${bulkWords(first.type).doing} ${percent} %`}
    </ButtonLink>
  );
}
