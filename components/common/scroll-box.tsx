import { clsx } from "clsx";
import type { ReactNode } from "react";

type ScrollBoxProps = { label: string; className?: string; children: ReactNode };

/** Something that scrolls by itself, and so must be reached by keyboard. */
export function ScrollBox({ label, className, children }: ScrollBoxProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows scroll what has the focus
      tabIndex={0}
      className={clsx("relative scrollbar-thin overflow-auto outline-offset-[-2px]", className)}
    >
      {children}
    </section>
  );
}
