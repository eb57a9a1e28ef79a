import type { ReactNode } from "react";

type FormSectionProps = { title: string; help?: ReactNode; children: ReactNode };

/** A part of a long form: what it is about at the left, its fields at the right. */
export function FormSection({ title, help, children }: FormSectionProps) {
  return (
    <section className="border-line grid gap-x-8 gap-y-4 border-t py-6 first:border-t-0 first:pt-2 lg:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <h2 className="text-form font-medium">{title}</h2>
        {help ? <p className="text-muted mt-1">{help}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
