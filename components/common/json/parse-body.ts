import { type JsonDocument, readJson } from "./read-json.ts";

export type BodyText = {
  text: string;
  /** It may be JSON: whether it is, `readDocument` says. */
  mayBeJson: boolean;
};

/**
 * Gives a body the text that it is shown as.
 * Takes what the API answers: a parsed value, which is written out, or text; a bare JSON scalar in text is
 * left as the text it is.
 */
export function bodyText(body: unknown): BodyText {
  if (body === null || body === undefined) return { text: "", mayBeJson: false };
  if (typeof body !== "string") return { text: stringify(body), mayBeJson: true };
  const first = body.trimStart().charAt(0);
  return { text: body, mayBeJson: first === "{" || first === "[" };
}

/** Reads a body as JSON; null where it is none. */
export function readDocument({ text, mayBeJson }: BodyText): JsonDocument | null {
  return mayBeJson ? readJson(text) : null;
}

// JSON.stringify recurses: nesting beyond the call stack is named and not shown.
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    if (error instanceof RangeError) return "Nested too deeply to be written as text.";
    throw error;
  }
}
