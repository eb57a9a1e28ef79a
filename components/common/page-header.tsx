import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** How many there are; left out on phones, where the list says it at its end. */
  count?: string | null;
  /** What belongs to the title itself, such as a state. */
  meta?: ReactNode;
  actions?: ReactNode;
};

/** Where a phone has no room for a long title beside the rest, that stands below it. */
export function PageHeader({ title, count, meta, actions }: PageHeaderProps) {
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-x-3 gap-y-1 px-4 py-2 max-sm:flex-wrap md:px-6">
      <h1 className="text-title max-w-full min-w-0 truncate font-semibold">{title}</h1>
      {count ? <span className="text-muted shrink-0 max-sm:hidden">{count}</span> : null}
      {meta ? <div className="text-muted min-w-0 truncate">{meta}</div> : null}
      {actions ? <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div> : null}
    </header>
  );
}
