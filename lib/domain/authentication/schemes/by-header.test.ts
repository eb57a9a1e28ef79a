import { describe, expect, it } from "vitest";
import { testRequest } from "../testing/test-request.ts";
import { byHeader } from "./by-header.ts";
import { hmacScheme } from "./hmac.ts";

const older = hmacScheme({ header: "x-older" });
const scheme = byHeader(["x-newer", hmacScheme({ header: "x-newer" })], ["x-older", older]);
const config = { webhook_secret_key: "s3cret" };
const request = testRequest({ body: { a: 1 } });
const headers = older.sign?.(config, request).headers ?? {};
const check = (sent: Record<string, string>) =>
  scheme.verify(config, { ...request, headers: sent }).result;

describe("byHeader", () => {
  it("believes an older signature where there is no newer one", () => {
    expect(check(headers)).toBe("verified");
    expect(check({})).toBe("rejected");
  });

  it("never believes an older signature beside a newer one that is wrong", () => {
    expect(check({ ...headers, "x-newer": "0".repeat(64) })).toBe("rejected");
    expect(check({ ...headers, "x-newer": "" })).toBe("rejected");
  });
});
