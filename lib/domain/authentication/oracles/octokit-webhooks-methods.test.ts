import { sign, verify } from "@octokit/webhooks-methods";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "../authenticate-request.ts";
import { github } from "../providers/github.ts";
import { testRequest } from "../testing/test-request.ts";

const SECRET = "s3cret-é";
const BODY = JSON.stringify({ zen: "Design for failure. é" });
const config = { webhook_secret_key: SECRET };

describe("@octokit/webhooks-methods", () => {
  it("signs what is verified here", async () => {
    const headers = { "x-hub-signature-256": await sign(SECRET, BODY) };
    const source = { type: "GITHUB", auth: { type: "GITHUB", config } };
    const request = testRequest({ headers, body: BODY });
    expect(authenticateRequest(source, request).result).toBe("verified");
    const changed = { ...request, body: Buffer.from(`${BODY} `) };
    expect(authenticateRequest(source, changed).result).toBe("rejected");
  });

  it("verifies what is signed here", async () => {
    if (typeof github.verification === "string") throw new Error("GitHub signs");
    const { headers } = github.verification.sign?.(config, testRequest({ body: BODY })) ?? {};
    const signature = headers?.["x-hub-signature-256"] ?? "";
    expect(await verify(SECRET, BODY, signature)).toBe(true);
    expect(await verify(SECRET, `${BODY} `, signature)).toBe(false);
  });
});
