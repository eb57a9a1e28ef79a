import { describe, expect, it } from "vitest";
import { authenticateRequest } from "../authenticate-request.ts";
import { sampleRequest, signedRequest } from "../testing/sample-request.ts";
import { vercelLogDrains } from "./vercel-log-drains.ts";

const config = { webhook_secret_key: "s3cret" };
const source = { type: "VERCEL_LOG_DRAINS", auth: { type: "VERCEL_LOG_DRAINS", config } };
const withToken = (request: ReturnType<typeof sampleRequest>) => ({
  ...request,
  headers: { ...request.headers, "x-vercel-verify": "b537207f" },
});

describe("Vercel Log Drains", () => {
  it("has its token back when a drain is made", () => {
    expect(authenticateRequest(source, withToken(sampleRequest(vercelLogDrains)))).toMatchObject({
      result: "challenge",
      response: { status: 200, headers: { "x-vercel-verify": "b537207f" } },
    });
  });

  it("does not lose logs that carry the token too", () => {
    const logs = withToken(signedRequest(vercelLogDrains, config));
    expect(authenticateRequest(source, logs).result).toBe("verified");
  });
});
