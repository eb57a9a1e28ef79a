import { describe, expect, it } from "vitest";
import {
  type AcceptingSource,
  decideAcceptance,
  type IncomingRequest,
  MAX_BODY_BYTES,
} from "#lib/domain/ingestion/accept-request.ts";
import { classifyContentType } from "#lib/domain/ingestion/content-type.ts";

const SOURCE: AcceptingSource = {
  isDisabled: false,
  allowedMethods: ["POST", "PUT", "PATCH", "DELETE"],
  connections: ["web_1"],
};

const type = (contentType?: string, encoding?: string) => ({
  contentType: classifyContentType(contentType, encoding),
});
const json = type("application/json");
const body = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return { body: bytes, bodyBytes: bytes.length };
};
const REQUEST: IncomingRequest = {
  method: "POST",
  ...json,
  ...body('{"a":1}'),
  authentication: { result: "unverified" },
};

describe("decideAcceptance", () => {
  it.each<[string, Partial<IncomingRequest>]>([
    ["JSON", {}],
    ["an empty body that says it is JSON", body("")],
    ["odd JSON", body('{"a\\u0000b":1e400,"a\\u0000b":"\\ud800"}')],
    ["text that is no JSON", { ...type("text/plain"), ...body("{") }],
    ["no content type", { ...type(), ...body("{") }],
    ["encoded JSON, unseen", { ...type("application/json", "gzip"), ...body("{") }],
    ["exactly 10 MiB", { ...type("text/plain"), bodyBytes: MAX_BODY_BYTES }],
  ])("accepts %s", (_, part) => {
    expect(decideAcceptance(SOURCE, { ...REQUEST, ...part })).toEqual({
      outcome: "accepted",
      isVerified: false,
    });
  });

  it("tells that the sender was verified", () => {
    const authentication = { result: "verified" } as const;
    expect(decideAcceptance(SOURCE, { ...REQUEST, authentication })).toMatchObject({
      isVerified: true,
    });
  });

  // Each row adds one fault before those of the rows above it, and must win over them.
  const faults: [string, number, Partial<AcceptingSource>, Partial<IncomingRequest>][] = [
    ["NO_CONNECTION", 200, { connections: [] }, {}],
    ["UNPARSABLE_JSON", 400, {}, body("{")],
    ["VERIFICATION_FAILED", 401, {}, { authentication: { result: "rejected", httpStatus: 401 } }],
    ["PAYLOAD_TOO_LARGE", 413, {}, { bodyBytes: MAX_BODY_BYTES + 1 }],
    ["UNSUPPORTED_CONTENT_TYPE", 200, {}, type("audio/flac")],
    ["UNSUPPORTED_HTTP_METHOD", 405, {}, { method: "GET" }],
    ["SOURCE_DISABLED", 200, { isDisabled: true }, {}],
  ];

  it.each(faults.map((fault, index) => [fault[0], fault[1], index] as const))(
    "rejects %s with %i before what comes after it",
    (cause, httpStatus, index) => {
      const source = Object.assign({}, SOURCE, ...faults.slice(0, index + 1).map((f) => f[2]));
      const request = Object.assign({}, REQUEST, ...faults.slice(0, index + 1).map((f) => f[3]));
      expect(decideAcceptance(source, request)).toEqual({
        outcome: "rejected",
        cause,
        isVerified: false,
        httpStatus,
      });
    },
  );

  it("answers as accepted where the scheme keeps quiet", () => {
    const authentication = { result: "rejected", httpStatus: 200 } as const;
    expect(decideAcceptance(SOURCE, { ...REQUEST, authentication })).toMatchObject({
      cause: "VERIFICATION_FAILED",
      httpStatus: 200,
    });
  });

  it.each(["get", "FOO", "PROPFIND", "constructor"])("refuses the method %s", (method) => {
    expect(decideAcceptance(SOURCE, { ...REQUEST, method })).toMatchObject({ httpStatus: 405 });
  });
});
