import type { z } from "zod";

const NAME_PATTERN = "[A-Za-z0-9-_]";

/**
 * Says in words how to mend a field. Used as zod's error map, so it only speaks where the schema itself has
 * no message.
 */
export function fieldWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "invalid_format":
      return invalidFormat(issue.format, String(issue.pattern ?? ""));
    case "invalid_type":
      return issue.input === undefined || issue.input === "" ? "Fill this in" : "Is not valid";
    case "unrecognized_keys":
      return `Does not know ${issue.keys.join(", ")}`;
    default:
      return undefined;
  }
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === "string" && minimum === 1) return "Fill this in";
  if (origin === "string") return `Write at least ${minimum} characters`;
  return origin === "array" ? "Choose at least one" : `Must be ${minimum} or more`;
}

function tooBig(origin: string, maximum: number): string {
  const limit = maximum.toLocaleString("en-US");
  if (origin === "string") return `Write at most ${limit} characters`;
  return origin === "array" ? `Give at most ${limit}` : `Must be ${limit} or less`;
}

function invalidFormat(format: string, pattern: string): string {
  if (format === "email") return "Write one e-mail address";
  if (pattern.includes(NAME_PATTERN)) return "Use letters, digits, - and _ only";
  return "Is not written in a form that is known";
}
