"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { openIssueCountOptions } from "#lib/client/issues.ts";

const MOST = 99;

/** How many issues are open, in red beside the entry of the navigation; nothing while there are none. */
export function OpenIssues({ isCollapsed }: { isCollapsed: boolean }) {
  const count = useQuery(openIssueCountOptions()).data ?? 0;
  if (count === 0) return null;
  const words = count > MOST ? `${MOST}+` : String(count);
  return (
    <span
      className={clsx(
        "bg-failed-soft text-failed text-meta flex h-4.5 min-w-4.5 items-center justify-center rounded-full px-1 font-medium tabular-nums",
        isCollapsed ? "absolute -top-0.5 right-0.5" : "ml-auto",
      )}
    >
      {words}
      <span className="sr-only"> open</span>
    </span>
  );
}
