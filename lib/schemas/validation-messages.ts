import type { z } from "zod";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What the top of an input is called. */
const ROOT = "value";

/** Writes a path as Joi does: `rules[0].strategy`. */
function label(path: Path): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else text += text === "" ? String(key) : `.${String(key)}`;
  }
  return text === "" ? ROOT : text;
}

const TYPE_NAMES: Record<string, string> = {
  string: "a string",
  number: "a number",
  int: "an integer",
  boolean: "a boolean",
  array: "an array",
  object: "of type object",
  record: "of type object",
};

const FORMATS: Record<string, string> = {
  url: "must be a valid uri",
  email: "must be a valid email",
  datetime: "must be in ISO 8601 date format",
};

function sizeMessage(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const isTooBig = issue.code === "too_big";
  const bound = isTooBig ? issue.maximum : issue.minimum;
  if (issue.origin === "string") {
    if (!isTooBig && bound === 1) return "is not allowed to be empty";
    return isTooBig
      ? `length must be less than or equal to ${bound} characters long`
      : `length must be at least ${bound} characters long`;
  }
  if (issue.origin === "array" || issue.origin === "set" || issue.origin === "map") {
    return `must contain ${isTooBig ? "less than or equal to" : "at least"} ${bound} items`;
  }
  return `must be ${isTooBig ? "less" : "greater"} than or equal to ${bound}`;
}

function ownMessage(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "is required"
        : `must be ${TYPE_NAMES[issue.expected] ?? `of type ${issue.expected}`}`;
    case "invalid_value":
      return issue.input === undefined
        ? "is required"
        : `must be one of [${issue.values.map(String).join(", ")}]`;
    case "too_big":
    case "too_small":
      return sizeMessage(issue);
    case "invalid_format":
      return (
        FORMATS[issue.format] ??
        `with value "${shorten(issue.input ?? "")}" fails to match the required pattern: ${issue.pattern}`
      );
    case "custom":
      return issue.message;
    default:
      return "does not match any of the allowed types";
  }
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** How near an issue shows its branch of a union to be to what was meant; 0: not even the type fits. */
function nearness(issue: Issue): number {
  if (issue.path.length > 0 || issue.code === "unrecognized_keys") return 2;
  if (issue.code === "invalid_union") return Math.max(0, ...issue.errors.map(branchNearness));
  return issue.code === "invalid_type" ? 0 : 1;
}

function branchNearness(branch: readonly Issue[]): number {
  return Math.min(...branch.map(nearness));
}

/** Numbers in a query string are text of digits: say that a number is wanted, not the pattern. */
function numberMessage(issue: z.core.$ZodIssueInvalidUnion): string | null {
  const isNumber = issue.errors.some(
    ([first]) => first?.code === "invalid_type" && /^(int|number)$/.test(first.expected),
  );
  if (!isNumber || typeof issue.input !== "string") return null;
  const isNumeric = issue.input.trim() !== "" && Number.isFinite(Number(issue.input));
  return isNumeric ? "must be an integer" : "must be a number";
}

/** The issues of the branch of a union that was meant. */
function unionMessages(issue: z.core.$ZodIssueInvalidUnion, path: Path): string[] {
  if (issue.discriminator !== undefined) {
    const options = "options" in issue ? (issue.options ?? []) : [];
    return [`${label(path)} must be one of [${options.map(String).join(", ")}]`];
  }
  if (issue.input === undefined) return [`${label(path)} is required`];
  const number = numberMessage(issue);
  if (number) return [`${label(path)} ${number}`];
  const nearest = Math.max(...issue.errors.map(branchNearness));
  const meant = issue.errors.find((branch) => branchNearness(branch) === nearest) ?? [];
  return meant.flatMap((inner) => messagesOf(inner, path));
}

function messagesOf(issue: Issue, parent: Path): string[] {
  const path = [...parent, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${label([...path, key])} is not allowed`);
  }
  if (issue.code === "invalid_union") return unionMessages(issue, path);
  if (issue.code === "custom" && issue.message.startsWith(`${ROOT} `)) return [issue.message];
  return [`${label(path)} ${ownMessage(issue)}`];
}

/** Rules were checked by a custom type there, whose message wraps what is wrong. */
function wrapRule(message: string, path: Path): string {
  const at = path.indexOf("rules");
  if (at < 0 || typeof path[at + 1] !== "number") return message;
  const text = /^rules\[\d+\]\.type must be one of /.test(message) ? "Invalid rule type" : message;
  return `Error code ${text} is not defined, your custom type is missing the correct messages definition`;
}

/** That a text is empty says it all: no need to add that it fails its pattern. */
function isNotAboutEmptyText(issue: Issue): boolean {
  return !(issue.code === "invalid_format" && issue.input === "");
}

/**
 * Says what is wrong with an input in the words of Joi, which clients of this API know: one sentence
 * for each fault, beginning with the field, `path` before it.
 */
export function validationMessages(error: z.core.$ZodError, path: Path = []): string[] {
  const messages = error.issues
    .filter(isNotAboutEmptyText)
    .flatMap((issue) =>
      messagesOf(issue, path).map((message) => wrapRule(message, [...path, ...issue.path])),
    );
  return [...new Set(messages)];
}
