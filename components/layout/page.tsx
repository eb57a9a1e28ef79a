import { clsx } from "clsx";
import type { ReactNode } from "react";

type PageProps = { header: ReactNode; className?: string; children: ReactNode };

/** A page that scrolls as one column under its header. */
export function Page({ header, className, children }: PageProps) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      {header}
      <div className="min-h-0 flex-1 scrollbar-thin overflow-y-auto">
        <div className={clsx("px-4 pt-2 pb-16 md:px-6", className)}>{children}</div>
      </div>
    </div>
  );
}
