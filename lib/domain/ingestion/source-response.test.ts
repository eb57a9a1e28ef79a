import { describe, expect, it } from "vitest";
import {
  acceptedResponse,
  preflightResponse,
  rejectedResponse,
} from "#lib/domain/ingestion/source-response.ts";

const REQUEST = { id: "req_1", url: "https://sluice.example/requests/req_1" };

describe("acceptedResponse", () => {
  it("answers with the request's id by default", () => {
    const response = acceptedResponse(REQUEST, null, null);
    expect(response.status).toBe(200);
    expect(response.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(response.body)).toEqual({
      status: "SUCCESS",
      message: `Request handled by Sluice. Check your dashboard to inspect the request: ${REQUEST.url}`,
      request_id: "req_1",
    });
  });

  it.each([
    ["json", "application/json"],
    ["text", "text/plain"],
    ["xml", "application/xml"],
  ] as const)("answers with the source's %s", (content_type, header) => {
    const response = acceptedResponse(REQUEST, { content_type, body: "<ok/>" }, null);
    expect(response).toMatchObject({ status: 200, body: "<ok/>" });
    expect(response.headers["content-type"]).toBe(header);
  });

  it("prefers what the URL asks for", () => {
    const custom = { content_type: "json", body: "{}" } as const;
    const response = acceptedResponse(REQUEST, custom, { contentType: "text", body: "pong" });
    expect(response).toMatchObject({ status: 200, body: "pong" });
    const empty = acceptedResponse(REQUEST, custom, { contentType: null, body: "" });
    expect(empty.body).toBe("");
    expect(empty.headers).not.toHaveProperty("content-type");
  });

  it("lets no browser run what it answers", () => {
    const page = '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>';
    const { headers } = acceptedResponse(REQUEST, null, { contentType: "xml", body: page });
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("rejectedResponse", () => {
  const methods = ["POST", "PUT"];

  it("answers 401 without a body", () => {
    const rejection = { cause: "VERIFICATION_FAILED", httpStatus: 401 } as const;
    expect(rejectedResponse(rejection, "req_1", methods)).toMatchObject({ status: 401, body: "" });
  });

  it("names the allowed methods with 405", () => {
    const rejection = { cause: "UNSUPPORTED_HTTP_METHOD", httpStatus: 405 } as const;
    const response = rejectedResponse(rejection, "req_1", methods);
    expect(response.headers.allow).toBe("POST, PUT");
  });

  it.each([
    ["UNPARSABLE_JSON", 400],
    ["PAYLOAD_TOO_LARGE", 413],
  ] as const)("names %s with %i", (cause, httpStatus) => {
    const response = rejectedResponse({ cause, httpStatus }, null, methods);
    expect(response.status).toBe(httpStatus);
    expect(JSON.parse(response.body)).toEqual({ status: "REJECTED", rejection_cause: cause });
  });
});

describe("preflightResponse", () => {
  it("lets any page post", () => {
    expect(preflightResponse("x-a, content-type")).toEqual({
      status: 204,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, HEAD, PUT, PATCH, DELETE, POST, OPTIONS",
        "access-control-allow-headers": "x-a, content-type",
        "access-control-max-age": "86400",
      },
      body: "",
    });
    expect(preflightResponse(undefined).headers["access-control-allow-headers"]).toBe("*");
  });
});
