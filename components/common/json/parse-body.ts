export type ParsedBody = {
  /** The JSON value, or undefined where the body is not JSON. */
  value: unknown;
  text: string;
};

/**
 * Gives a body both forms that it is shown in.
 * Takes what the API answers: a parsed value, or text; text that holds a JSON object or array is parsed,
 * a bare JSON scalar is left as the text it is.
 */
export function parseBody(body: unknown): ParsedBody {
  if (body === null || body === undefined) return { value: undefined, text: "" };
  if (typeof body !== "string") return { value: body, text: stringify(body) };
  const first = body.trimStart().charAt(0);
  if (first !== "{" && first !== "[") return { value: undefined, text: body };
  try {
    return { value: JSON.parse(body), text: body };
  } catch (error) {
    if (error instanceof SyntaxError) return { value: undefined, text: body };
    throw error;
  }
}

// JSON.stringify recurses: nesting beyond the call stack is shown in the tree and named in the text.
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    if (error instanceof RangeError) return "Nested too deeply to be written as text.";
    throw error;
  }
}
