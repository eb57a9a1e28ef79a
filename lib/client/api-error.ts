/** What went wrong with a call, in a form that a screen can show. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status, or 0 when no answer came. */
  readonly status: number;
  readonly code: string;
  /** Message by dotted path of the body: `config.url` → "must be a valid uri". */
  readonly fields: Readonly<Record<string, string>>;
  /** By what to prove to be there before the call is made again: null for other errors. */
  readonly confirmBy: string | null;

  constructor(
    status: number,
    code: string,
    message: string,
    fields: Readonly<Record<string, string>> = {},
    confirmBy: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.confirmBy = confirmBy;
  }
}

/**
 * Reads the error body of the API. It comes in two forms: a list of sentences that each begin with the
 * path of a field, or a message, with the field it concerns in `data`.
 */
export function readApiError(status: number, body: unknown): ApiError {
  const { code, message, data } = asObject(body);
  const wireCode = typeof code === "string" ? code : "UNKNOWN";
  if (Array.isArray(data)) {
    const sentences = data.map(String);
    return new ApiError(status, wireCode, sentences.join(". "), fieldsOf(sentences));
  }
  const { field, message: detail, confirm_by: confirmBy } = asObject(data);
  const text = [detail, message].find((part) => typeof part === "string") as string | undefined;
  const fields = typeof field === "string" && text ? { [field]: text } : {};
  const said = text ?? `The server answered ${status}.`;
  return new ApiError(
    status,
    wireCode,
    said,
    fields,
    typeof confirmBy === "string" ? confirmBy : null,
  );
}

function fieldsOf(sentences: string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const sentence of sentences) {
    const space = sentence.indexOf(" ");
    if (space > 0) fields[sentence.slice(0, space)] ??= sentence.slice(space + 1);
  }
  return fields;
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
