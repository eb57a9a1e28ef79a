import Razorpay from "razorpay";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const secret = "s3cret";
const { body, check, signed } = oracle("RAZORPAY", { webhook_secret_key: secret }, Date.now());

describe("razorpay", () => {
  it("accepts what we sign and accept", () => {
    const { headers } = signed();
    const signature = headers["x-razorpay-signature"] ?? "";
    expect(check({ headers })).toBe("verified");
    expect(Razorpay.validateWebhookSignature(body, signature, secret)).toBe(true);
    expect(Razorpay.validateWebhookSignature(`${body} `, signature, secret)).toBe(false);
  });
});
