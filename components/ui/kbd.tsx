import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="border-line bg-surface text-muted inline-flex h-4 min-w-4 items-center justify-center rounded-[4px] border px-1 font-mono text-[11px] leading-none">
      {children}
    </kbd>
  );
}
