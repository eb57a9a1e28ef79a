import { describe, expect, it } from "vitest";
import {
  classifyError,
  classifyResponse,
  failedWithout,
} from "#lib/domain/delivery/classify-response.ts";

describe("classifyResponse", () => {
  it.each([
    [200, "SUCCESSFUL", null],
    [204, "SUCCESSFUL", null],
    [299, "SUCCESSFUL", null],
    [300, "FAILED", null],
    [302, "FAILED", null],
    [400, "FAILED", null],
    [429, "FAILED", null],
    [503, "FAILED", null],
    [101, "FAILED", "BAD_RESPONSE"],
    [999, "FAILED", "BAD_RESPONSE"],
  ])("%i is %s, error code %s", (responseStatus, status, errorCode) => {
    expect(classifyResponse(responseStatus, "5")).toEqual({
      status,
      responseStatus,
      errorCode,
      retryAfter: "5",
    });
  });
});

describe("failedWithout", () => {
  it("has no status", () => {
    expect(failedWithout("TIMEOUT")).toEqual({
      status: "FAILED",
      responseStatus: null,
      errorCode: "TIMEOUT",
      retryAfter: null,
    });
  });
});

describe("classifyError", () => {
  it.each([
    ["TIMEOUT", "TIMEOUT"],
    ["UND_ERR_CONNECT_TIMEOUT", "TIMEOUT"],
    ["ECONNREFUSED", "CONNECTION_REFUSED"],
    ["ECONNRESET", "CONNECTION_RESET"],
    ["UND_ERR_SOCKET", "SOCKET_CLOSED"],
    ["ENOTFOUND", "DNS_LOOKUP_FAILED"],
    ["BLOCKED_ADDRESS", "HOST_UNREACHABLE"],
    ["ENETUNREACH", "NETWORK_UNREACHABLE"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT"],
    ["CERT_HAS_EXPIRED", "SSL_CERT_EXPIRED"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_WRONG_VERSION_NUMBER"],
    ["ERR_SSL_NO_SHARED_CIPHER", "PROTOCOL_ERROR"],
    ["HPE_INVALID_CONSTANT", "PROTOCOL_ERROR"],
    ["UND_ERR_INVALID_ARG", "INVALID_CHARACTER"],
    ["UND_ERR_NEW", "NETWORK_ERROR"],
    ["EWHATEVER", "NETWORK_ERROR"],
    ["TypeError", "UNKNOWN"],
    ["Error", "UNKNOWN"],
    ["constructor", "UNKNOWN"],
    ["", "UNKNOWN"],
  ])("%s is %s", (code, expected) => {
    expect(classifyError(code)).toBe(expected);
  });
});
