import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
/** Polar shows its secret as it is, and encodes it for the libraries. */
const plain = "polar_whs_é";

describe.each([
  ["STANDARD_WEBHOOKS", secret, secret],
  ["OPENAI", secret, secret],
  ["REPLICATE", secret, secret],
  ["SHIPBOB", secret, secret],
  ["QUO", secret, secret],
  ["POLAR", plain, Buffer.from(plain).toString("base64")],
])("standardwebhooks, %s", (type, shown, used) => {
  const { body, check, signed, nowMs } = oracle(type, { webhook_secret_key: shown }, Date.now());
  const library = new Webhook(used);

  it("signs what we accept", () => {
    const headers = (signature: string) => ({
      "webhook-id": "msg_1",
      "webhook-timestamp": String(Math.floor(nowMs / 1_000)),
      "webhook-signature": signature,
    });
    const signature = library.sign("msg_1", new Date(nowMs), body);
    expect(check({ headers: headers(signature) })).toBe("verified");
    expect(check({ headers: headers(`v1,${"A".repeat(43)}= ${signature}`) })).toBe("verified");
    expect(check({ headers: headers(library.sign("msg_2", new Date(nowMs), body)) })).toBe(
      "rejected",
    );
  });

  it("accepts what we sign", () => {
    const { headers } = signed();
    expect(library.verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => library.verify(`${body} `, headers)).toThrow();
  });
});
