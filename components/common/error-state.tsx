import { CircleAlert, RotateCw } from "lucide-react";
import { Button } from "../ui/button.tsx";

type ErrorStateProps = {
  /** What failed: "Events could not be loaded". */
  title: string;
  message: string;
  onRetry: () => void;
};

export function ErrorState({ title, message, onRetry }: ErrorStateProps) {
  return (
    <section role="alert" className="flex max-w-xl flex-col items-start gap-3 py-8">
      <h2 className="text-form flex items-center gap-2 font-medium">
        <CircleAlert className="text-failed size-4 shrink-0" aria-hidden />
        {title}
      </h2>
      <p className="text-body text-muted">{message}</p>
      <Button onClick={onRetry}>
        <RotateCw />
        Try again
      </Button>
    </section>
  );
}
