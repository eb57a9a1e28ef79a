import type { ReactNode } from "react";
import { Mark } from "#components/layout/mark.tsx";

type AuthCardProps = { title: string; help?: ReactNode; children?: ReactNode };

/** The frame of the pages before the dashboard. */
export function AuthCard({ title, help, children }: AuthCardProps) {
  return (
    <main className="flex min-h-dvh justify-center px-4 pt-[16vh] pb-16">
      <div className="flex w-full max-w-sm flex-col gap-5">
        <p className="text-form flex items-center gap-2 font-semibold">
          <Mark className="text-link size-4" />
          Sluice
        </p>
        <div>
          <h1 className="text-title font-semibold">{title}</h1>
          {help ? <p className="text-form text-muted mt-1">{help}</p> : null}
        </div>
        {children}
      </div>
    </main>
  );
}
