import type { ReactNode } from "react";
import { CodeBlock } from "./code-block.tsx";

type EmptyStateProps = {
  title: string;
  /** What this is and why it is empty, in one or two sentences. */
  children: ReactNode;
  action?: ReactNode;
  /** One command that changes the emptiness. */
  command?: { code: string; copyLabel: string };
};

export function EmptyState({ title, children, action, command }: EmptyStateProps) {
  return (
    <section className="flex max-w-xl flex-col items-start gap-3 py-8">
      <h2 className="text-form font-medium">{title}</h2>
      <p className="text-body text-muted">{children}</p>
      {action}
      {command ? (
        <CodeBlock code={command.code} copyLabel={command.copyLabel} className="mt-1 w-full" />
      ) : null}
    </section>
  );
}
