import { CircleAlert } from "lucide-react";

/** What is wrong with a form as a whole. */
export function FormError({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <p
      role="alert"
      className="rounded-control bg-failed-soft text-body text-failed flex gap-2 px-3 py-2"
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span className="min-w-0 break-words">{message}</span>
    </p>
  );
}
