import { logger } from "#lib/adapters/logger.ts";
import { AppError, errorBody } from "#lib/errors.ts";

/** How errors of the network, of Postgres and of Prisma say that the database is not there now. */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|08\w{3}|57P\d\d|57014|53300|P1001|P1002|P1008|P1017|P2024|P2028)$/;

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && AWAY.test(error.code)) return true;
  return isDatabaseAway(error.cause);
}

/** Answers an error with its exact body. What is not meant for the caller is logged whole. */
export function errorResponse(error: unknown, facts: Record<string, unknown>): Response {
  if (error instanceof AppError && error.status < 500) {
    return Response.json(errorBody(error), { status: error.status });
  }
  logger.error({ err: error, ...facts }, "API call failed");
  const told = isDatabaseAway(error)
    ? new AppError("UNAVAILABLE", "The database does not answer: try again in a moment")
    : error;
  const body = errorBody(told);
  return Response.json(body, { status: body.status });
}
