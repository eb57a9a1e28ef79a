import { eventStatus } from "#lib/schemas/enums.ts";
import type { EventListQuery } from "#lib/schemas/event.ts";
import { Prisma } from "../../../generated/prisma/client.ts";

type StatusQuery = Pick<EventListQuery, "status" | "error_code" | "response_status">;

const FIRST_NO_SUCCESS = 300;

/** A successful event has neither an error nor an answer that is no success. */
function isAboutFailures({ error_code: error, response_status: filter }: StatusQuery): boolean {
  if (error) return true;
  if (!filter) return false;
  if ("in" in filter) return filter.in.every((status) => status >= FIRST_NO_SUCCESS);
  return (filter.gte ?? 0) >= FIRST_NO_SUCCESS || (filter.gt ?? 0) >= FIRST_NO_SUCCESS - 1;
}

/**
 * Returns the statuses that are asked for, to be looked up one by one: each but SUCCESSFUL has an index
 * of its own. A filter that only failures can meet is looked up the same way. None: all statuses.
 */
export function statusBranches(query: StatusQuery): Prisma.Sql[] {
  const asked = query.status && [...new Set(query.status)];
  const statuses = isAboutFailures(query)
    ? (asked ?? eventStatus.options).filter((status) => status !== "SUCCESSFUL")
    : (asked ?? []);
  if (asked && statuses.length === 0) return [Prisma.sql`FALSE`];
  return statuses.map((status) => Prisma.sql`t.status = ${status}`);
}
