import { clsx } from "clsx";
import {
  AlarmClock,
  CalendarClock,
  CircleCheck,
  CircleDot,
  CirclePause,
  CircleSlash,
  CircleX,
  Clock,
  Eye,
  Gauge,
  type LucideIcon,
  ShieldX,
} from "lucide-react";

const STATES = {
  SUCCESSFUL: { word: "Successful", tone: "successful", icon: CircleCheck },
  FAILED: { word: "Failed", tone: "failed", icon: CircleX },
  QUEUED: { word: "Pending", tone: "pending", icon: Clock },
  SCHEDULED: { word: "Scheduled", tone: "scheduled", icon: CalendarClock },
  HOLD: { word: "On hold", tone: "hold", icon: CirclePause },
  CANCELLED: { word: "Cancelled", tone: "off", icon: CircleSlash },
  ACCEPTED: { word: "Accepted", tone: "successful", icon: CircleCheck },
  IGNORED: { word: "Ignored", tone: "off", icon: CircleSlash },
  REJECTED: { word: "Rejected", tone: "rejected", icon: ShieldX },
  ACTIVE: { word: "Active", tone: "successful", icon: CircleCheck },
  SLOWED: { word: "Slowed", tone: "hold", icon: Gauge },
  PAUSED: { word: "Paused", tone: "hold", icon: CirclePause },
  ALIVE: { word: "Alive", tone: "successful", icon: CircleCheck },
  GONE: { word: "Gone", tone: "off", icon: CircleSlash },
  DELIVERING: { word: "Delivering", tone: "successful", icon: CircleCheck },
  NOT_DELIVERING: { word: "Not delivering", tone: "pending", icon: Clock },
  OPENED: { word: "Open", tone: "failed", icon: CircleDot },
  ACKNOWLEDGED: { word: "Acknowledged", tone: "pending", icon: Eye },
  RESOLVED: { word: "Resolved", tone: "successful", icon: CircleCheck },
  DISMISSED: { word: "Dismissed", tone: "off", icon: CircleSlash },
  SNOOZED: { word: "Snoozed", tone: "hold", icon: AlarmClock },
  DISABLED: { word: "Disabled", tone: "off", icon: CircleSlash },
} as const satisfies Record<string, { word: string; tone: Tone; icon: LucideIcon }>;

const TONES = {
  successful: { text: "text-successful", soft: "bg-successful-soft" },
  failed: { text: "text-failed", soft: "bg-failed-soft" },
  pending: { text: "text-pending", soft: "bg-pending-soft" },
  scheduled: { text: "text-scheduled", soft: "bg-scheduled-soft" },
  hold: { text: "text-hold", soft: "bg-hold-soft" },
  off: { text: "text-off", soft: "bg-off-soft" },
  rejected: { text: "text-rejected", soft: "bg-rejected-soft" },
};

type Tone = keyof typeof TONES;
export type Status = keyof typeof STATES;

type StatusBadgeProps = {
  status: Status;
  /** Filled for headers; bare in rows, where forty filled pills would shout. */
  isFilled?: boolean;
  /** Leaves the word to screen readers where the column is too narrow for it. */
  isIconOnly?: boolean;
  className?: string;
};

/** The state of anything: icon, word and colour always come together. */
export function StatusBadge({ status, isFilled, isIconOnly, className }: StatusBadgeProps) {
  const { word, tone, icon: Icon } = STATES[status];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 align-middle font-medium whitespace-nowrap",
        TONES[tone].text,
        isFilled && ["text-meta h-6 rounded-full px-2.5", TONES[tone].soft],
        className,
      )}
      title={isIconOnly ? word : undefined}
    >
      <Icon className="size-4 shrink-0" aria-hidden />
      <span className={isIconOnly ? "sr-only" : undefined}>{word}</span>
    </span>
  );
}

/** The word the dashboard uses for a state. */
export function statusWord(status: Status): string {
  return STATES[status].word;
}
