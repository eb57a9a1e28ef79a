import type { NotificationPreference } from "#lib/schemas/notification-preference.ts";

const QUARTER_MS = 15 * 60 * 1_000;
/** A day, and one more for the hour that a change of clocks leaves out. */
const QUARTERS = 2 * 24 * 4;

type Pace = Pick<NotificationPreference, "mail" | "daily_hour" | "time_zone">;

/**
 * Returns when a mail about something that happens `now` is due: at once, at the next full hour of the
 * member's zone, or at the hour of their daily mail. Null: they want none. Offsets of zones are multiples
 * of 15 minutes.
 */
export function mailDueAt({ mail, daily_hour, time_zone }: Pace, now: Date): Date | null {
  if (mail === "off") return null;
  if (mail === "immediate") return now;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: time_zone,
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
  const isDue = (at: Date) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    return Number(parts.minute) === 0 && (mail === "hourly" || Number(parts.hour) === daily_hour);
  };
  const first = Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS;
  for (let step = 1; step <= QUARTERS; step += 1) {
    const at = new Date(first + step * QUARTER_MS);
    if (isDue(at)) return at;
  }
  return now;
}
