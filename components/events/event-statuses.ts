import type { EventStatus } from "#lib/schemas/enums.ts";

// Written out: taking them from the schema would bring all of zod to the page.
const ORDER = {
  SUCCESSFUL: 0,
  FAILED: 1,
  QUEUED: 2,
  SCHEDULED: 3,
  HOLD: 4,
  CANCELLED: 5,
} satisfies Record<EventStatus, number>;

/** Every state of an event, in the order in which filters offer them. */
export const EVENT_STATUSES = Object.keys(ORDER) as EventStatus[];
