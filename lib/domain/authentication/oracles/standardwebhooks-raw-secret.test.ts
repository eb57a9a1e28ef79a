import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "../authenticate-request.ts";
import { testRequest } from "../testing/test-request.ts";

const CLIENT_SECRET = "client-secret-é";
const BODY = JSON.stringify({ scope: "store/order/created" });

/** BigCommerce's own example encodes the client secret before it gives it to the library. */
describe("standardwebhooks, as BigCommerce uses it", () => {
  it("signs what is verified here", () => {
    const { nowMs } = testRequest();
    const webhook = new Webhook(Buffer.from(CLIENT_SECRET).toString("base64"));
    const headers = {
      "webhook-id": "msg_1",
      "webhook-timestamp": String(nowMs / 1_000),
      "webhook-signature": webhook.sign("msg_1", new Date(nowMs), BODY),
    };
    const config = { webhook_secret_key: CLIENT_SECRET };
    const source = { type: "BIGCOMMERCE", auth: { type: "BIGCOMMERCE", config } };
    const check = (body: string) =>
      authenticateRequest(source, testRequest({ headers, body })).result;
    expect(check(BODY)).toBe("verified");
    expect(check(`${BODY} `)).toBe("rejected");
  });
});
