import type { Status } from "../status-badge.tsx";

const TONES: Partial<Record<Status, string>> = {
  SUCCESSFUL: "--successful",
  FAILED: "--failed",
  QUEUED: "--pending",
  SCHEDULED: "--scheduled",
  HOLD: "--hold",
  CANCELLED: "--off",
  ACCEPTED: "--successful",
  REJECTED: "--rejected",
  OPENED: "--failed",
  ACKNOWLEDGED: "--pending",
  RESOLVED: "--successful",
  IGNORED: "--off",
};

/** The colour of a status, as everywhere. */
export function toneOf(status: string): string {
  return `var(${TONES[status as Status] ?? "--off"})`;
}
