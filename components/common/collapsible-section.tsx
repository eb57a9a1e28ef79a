import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type CollapsibleSectionProps = {
  title: string;
  count?: number;
  startsOpen?: boolean;
  children: ReactNode;
};

export function CollapsibleSection({
  title,
  count,
  startsOpen = true,
  children,
}: CollapsibleSectionProps) {
  return (
    <details open={startsOpen} className="group/section">
      <summary className="flex h-8 list-none items-center gap-1.5 rounded-[4px] font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="text-faint size-4 transition-transform group-open/section:rotate-90"
          aria-hidden
        />
        {title}
        {count === undefined ? null : <span className="text-faint font-normal">{count}</span>}
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}
