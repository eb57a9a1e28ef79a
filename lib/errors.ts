/** Code → HTTP status, the code on the wire, and the message where the wire has a fixed one. */
const ERRORS = {
  BAD_REQUEST: { status: 400, wireCode: "BAD_REQUEST", title: null },
  UNAUTHORIZED: { status: 401, wireCode: "UNAUTHORIZED", title: null },
  FORBIDDEN: { status: 403, wireCode: "FORBIDDEN", title: null },
  INSUFFICIENT_SCOPE: { status: 403, wireCode: "INSUFFICIENT_SCOPE", title: null },
  SECOND_FACTOR_REQUIRED: { status: 403, wireCode: "SECOND_FACTOR_REQUIRED", title: null },
  NOT_FOUND: { status: 404, wireCode: "NOT_FOUND", title: "Not Found" },
  RESOURCE_ALREADY_EXISTS: {
    status: 409,
    wireCode: "RESOURCE_ALREADY_EXISTS",
    title: "Resource already exists",
  },
  CONFLICT: { status: 409, wireCode: "CONFLICT", title: null },
  GONE: { status: 410, wireCode: "GONE", title: "Gone" },
  PAYLOAD_TOO_LARGE: { status: 413, wireCode: "PAYLOAD_TOO_LARGE", title: null },
  VALIDATION: { status: 422, wireCode: "UNPROCESSABLE_ENTITY", title: null },
  UNPROCESSABLE: { status: 422, wireCode: "UNPROCESSABLE_ENTITY", title: "Unprocessable Entity" },
  RATE_LIMITED: { status: 429, wireCode: "TOO_MANY_REQUESTS", title: null },
  INTERNAL: { status: 500, wireCode: "INTERNAL_SERVER_ERROR", title: "Internal Server Error" },
  UNAVAILABLE: { status: 503, wireCode: "SERVICE_UNAVAILABLE", title: null },
} as const;

export type AppErrorCode = keyof typeof ERRORS;

/** A list of sentences for VALIDATION, an object of facts (such as the id) for the rest. */
export type AppErrorData = readonly string[] | Readonly<Record<string, unknown>>;

/** A fault that the caller on the far side of the API is told about. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;
  readonly data: AppErrorData | undefined;

  constructor(code: AppErrorCode, message: string, data?: AppErrorData) {
    super(message);
    this.code = code;
    this.data = data;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

type ValidationBody = {
  level: "info";
  handled: true;
  report: true;
  data: readonly string[];
  status: 422;
  code: "UNPROCESSABLE_ENTITY";
};

type PlainErrorBody = { code: string; status: number; message: string; data?: AppErrorData };

/**
 * Returns the exact JSON body that the API answers for an error; its `status` is the HTTP status.
 * VALIDATION lists its sentences and has no `message`. UNPROCESSABLE tells its message inside `data`.
 * NOT_FOUND, GONE, RESOURCE_ALREADY_EXISTS and INTERNAL carry a fixed message, so that nothing of
 * an unknown error leaks: whatever is no AppError is INTERNAL.
 */
export function errorBody(error: unknown): ValidationBody | PlainErrorBody {
  if (!(error instanceof AppError) || error.code === "INTERNAL") {
    const { status, wireCode, title } = ERRORS.INTERNAL;
    return { code: wireCode, status, message: title };
  }
  if (error.code === "VALIDATION") {
    const data = Array.isArray(error.data) ? error.data : [error.message];
    const code = "UNPROCESSABLE_ENTITY";
    return { level: "info", handled: true, report: true, data, status: 422, code };
  }
  const { status, wireCode, title } = ERRORS[error.code];
  if (error.code === "UNPROCESSABLE") {
    const data = { ...error.data, message: error.message };
    return { code: wireCode, status, message: ERRORS.UNPROCESSABLE.title, data };
  }
  const body: PlainErrorBody = { code: wireCode, status, message: title ?? error.message };
  if (error.data) body.data = error.data;
  return body;
}
