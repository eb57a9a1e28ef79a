import pino from "pino";
import { logLevelOf } from "./env.ts";

/** Fields that never reach a log, wherever they stand on the first three levels. */
const SECRET_FIELDS = [
  "authorization",
  "cookie",
  "password",
  "secret",
  "secretKey",
  "apiKey",
  "api_key",
  "token",
  "databaseUrl",
  '["set-cookie"]',
  '["proxy-authorization"]',
  '["x-hub-signature"]',
  '["x-hub-signature-256"]',
  '["x-hookdeck-signature"]',
  '["stripe-signature"]',
  '["webhook-signature"]',
];

const redactedPaths = SECRET_FIELDS.flatMap((field) =>
  field.startsWith("[")
    ? [field, `*${field}`, `*.*${field}`]
    : [field, `*.${field}`, `*.*.${field}`],
);

type LoggedError = {
  type: string;
  message: string;
  code?: unknown;
  stack?: string;
  cause?: unknown;
};

/**
 * Keeps of an error what says what happened and where. Drivers hang whole connections and statements
 * with their values on theirs: none of that belongs into a log.
 */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const logged: LoggedError = { type: error.name, message: error.message, stack: error.stack };
  if ("code" in error) logged.code = error.code;
  if (error.cause !== undefined) logged.cause = serializeError(error.cause);
  return logged;
}

/** Writes JSON lines on stdout: one object a line, so that user text can never forge a line. */
export const logger = pino({
  level: logLevelOf(process.env),
  // The supervisor shows web and worker in one stream and names each.
  base: process.env.SLUICE_PROCESS ? { process: process.env.SLUICE_PROCESS } : null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  serializers: { err: serializeError },
  redact: { paths: redactedPaths, censor: "[redacted]" },
});
