import { Paddle } from "@paddle/paddle-node-sdk";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const secret = "pdl_ntfset_01hv8wptq8987qeep44cyrewp9";
const { body, check, signed } = oracle("PADDLE", { webhook_secret_key: secret }, Date.now());

describe("@paddle/paddle-node-sdk", () => {
  it("accepts what we sign and accept", async () => {
    const { webhooks } = new Paddle("key");
    const { headers } = signed();
    const signature = headers["paddle-signature"] ?? "";
    expect(check({ headers })).toBe("verified");
    expect(await webhooks.isSignatureValid(body, secret, signature)).toBe(true);
    expect(await webhooks.isSignatureValid(`${body} `, secret, signature)).toBe(false);
  });
});
