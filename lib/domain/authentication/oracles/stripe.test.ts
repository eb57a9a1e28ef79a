import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const secret = "whsec_test_secret";
const { body, check, signed } = oracle("STRIPE", { webhook_secret_key: secret }, Date.now());
const { webhooks } = Stripe;

describe("stripe", () => {
  it("signs what we accept", () => {
    const header = webhooks.generateTestHeaderString({ payload: body, secret });
    expect(check({ headers: { "stripe-signature": header } })).toBe("verified");
    const wrong = webhooks.generateTestHeaderString({ payload: body, secret: "whsec_other" });
    expect(check({ headers: { "stripe-signature": wrong } })).toBe("rejected");
  });

  it("accepts what we sign", () => {
    const header = signed().headers["stripe-signature"] ?? "";
    expect(webhooks.constructEvent(body, header, secret).type).toBe("payment_intent.succeeded");
    expect(() => webhooks.constructEvent(`${body} `, header, secret)).toThrow();
  });
});
