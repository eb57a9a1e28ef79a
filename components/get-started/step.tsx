import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

type StepProps = {
  number: number;
  title: string;
  state: "done" | "current" | "later";
  children?: ReactNode;
};

/** One of a few steps down the page, joined by a line. */
export function Step({ number, title, state, children }: StepProps) {
  return (
    <li className="group/step relative flex gap-4 pb-8 last:pb-0">
      <div
        className="bg-line absolute top-7 bottom-1 left-3 w-px group-last/step:hidden"
        aria-hidden
      />
      <span
        className={clsx(
          "text-meta flex size-6 shrink-0 items-center justify-center rounded-full border font-medium",
          state === "done" && "bg-successful-soft text-successful border-transparent",
          state === "current" && "border-accent text-link",
          state === "later" && "border-line text-faint",
        )}
      >
        {state === "done" ? <Check className="size-3.5" aria-label="Done" /> : number}
      </span>
      <div className="min-w-0 flex-1">
        <h2
          className={clsx("text-form pt-0.5 pb-2 font-medium", state === "later" && "text-muted")}
        >
          {title}
        </h2>
        {children}
      </div>
    </li>
  );
}
