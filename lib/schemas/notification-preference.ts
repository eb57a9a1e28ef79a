import { z } from "zod";

const personalEvent = z.enum([
  "opened",
  "reopened",
  "resolved",
  "assigned",
  "commented",
  "mentioned",
]);
export type PersonalEvent = z.infer<typeof personalEvent>;

const ways = z.strictObject({ email: z.boolean(), app: z.boolean() });

const timeZone = z.string().max(64).refine(isTimeZone, "must be a time zone such as Europe/Zurich");

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const BOTH = { email: true, app: true };
const APP_ONLY = { email: false, app: true };

const mailPace = z.enum(["immediate", "hourly", "daily", "off"]);

/** What a member wants to be told in one project, and how soon. */
export const notificationPreference = z.strictObject({
  events: z
    .strictObject({
      opened: ways.default(BOTH),
      reopened: ways.default(BOTH),
      resolved: ways.default(APP_ONLY),
      assigned: ways.default(BOTH),
      commented: ways.default(BOTH),
      mentioned: ways.default(BOTH),
    })
    .prefault({}),
  mail: mailPace.default("immediate"),
  /** When the daily mail comes, in the member's own zone. */
  daily_hour: z.int().min(0).max(23).default(9),
  time_zone: timeZone.default("UTC"),
});
export type NotificationPreference = z.output<typeof notificationPreference>;

/** The same as the API answers it: nothing is left out. */
export const notificationPreferenceModel = z.object({
  events: z.object({
    opened: ways,
    reopened: ways,
    resolved: ways,
    assigned: ways,
    commented: ways,
    mentioned: ways,
  }),
  mail: mailPace,
  daily_hour: z.int(),
  time_zone: z.string(),
});
