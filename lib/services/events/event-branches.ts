import { eventStatus } from "#lib/schemas/enums.ts";
import type { EventFilter } from "#lib/schemas/event.ts";
import { Prisma } from "../../../generated/prisma/client.ts";

const FIRST_NO_SUCCESS = 300;

function isFailure({ response_status: filter }: EventFilter): boolean {
  if (!filter) return false;
  if ("in" in filter)
    return filter.in.every((status) => status !== null && status >= FIRST_NO_SUCCESS);
  return (filter.gte ?? 0) >= FIRST_NO_SUCCESS || (filter.gt ?? 0) >= FIRST_NO_SUCCESS - 1;
}

/** Only events with a next attempt meet the filter. */
function isToBeTried({ next_attempt_at: filter }: EventFilter): boolean {
  if (!filter) return false;
  if ("in" in filter) return !filter.in.includes(null);
  return filter.any !== false && Object.keys(filter).length > 0;
}

/** Only events that were never successful meet the filter. */
function isWithoutSuccess({ successful_at: filter }: EventFilter): boolean {
  if (!filter) return false;
  return "in" in filter ? filter.in.every((date) => date === null) : filter.any === false;
}

/**
 * A successful event has neither an error nor an answer that is no success, a time of success, and no
 * attempt before it.
 */
function isAboutFailures(filter: EventFilter): boolean {
  if (filter.error_code) return true;
  return isFailure(filter) || isToBeTried(filter) || isWithoutSuccess(filter);
}

const failedWith = (answer: Prisma.Sql) => Prisma.sql`${answer} AND t.status <> 'SUCCESSFUL'`;

/** Ways of failing that have an index of their own; null where the filter names none. */
function failureBranches({ error_code: codes, response_status: answers }: EventFilter) {
  if (codes) return codes.map((code) => Prisma.sql`t.error_code = ${code}`);
  if (!answers || !("in" in answers) || !isFailure({ response_status: answers })) return null;
  return answers.in.map((answer) => failedWith(Prisma.sql`t.response_status = ${answer}::int`));
}

/**
 * Returns conditions of which an event must meet one, each with an index of its own: errors and answers
 * that are no success, else the statuses that are asked for, SUCCESSFUL apart. None: all events.
 */
export function eventBranches(filter: EventFilter): Prisma.Sql[] {
  const asked = filter.status && [...new Set(filter.status)];
  const statuses = isAboutFailures(filter)
    ? (asked ?? eventStatus.options).filter((status) => status !== "SUCCESSFUL")
    : (asked ?? []);
  if (asked && statuses.length === 0) return [Prisma.sql`FALSE`];
  return failureBranches(filter) ?? statuses.map((status) => Prisma.sql`t.status = ${status}`);
}
