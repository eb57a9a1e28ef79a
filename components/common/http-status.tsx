import { clsx } from "clsx";

/** An HTTP status code, coloured by its class. The number is the message, the colour only helps. */
export function HttpStatus({ status, className }: { status: number; className?: string }) {
  return <span className={clsx("text-meta font-mono", toneOf(status), className)}>{status}</span>;
}

function toneOf(status: number): string {
  if (status < 300) return "text-successful";
  if (status < 400) return "text-scheduled";
  return "text-failed";
}
