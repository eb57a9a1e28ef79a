import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "../authenticate-request.ts";
import { testRequest } from "../testing/test-request.ts";

const config = { webhook_secret_key: "s3cret" };
const body =
  '{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"S0m3r4Nd0mt3xt"}';
const ask = (secret: string) => {
  const signature = createHmac("sha256", secret).update(body).digest("base64");
  const request = testRequest({ headers: { "x-xero-signature": signature }, body });
  return authenticateRequest({ type: "XERO", auth: { type: "XERO", config } }, request);
};

describe("Xero's intent to receive", () => {
  it("is answered 200 and makes no event when it is signed right", () => {
    expect(ask("s3cret")).toMatchObject({ result: "challenge", response: { status: 200 } });
  });

  it("is answered 401 when it is signed wrong", () => {
    expect(ask("other")).toEqual({ result: "rejected", httpStatus: 401 });
  });
});
