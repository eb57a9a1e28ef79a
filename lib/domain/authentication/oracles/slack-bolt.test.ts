import { verifySlackRequest } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";
const { body, check, signed } = oracle("SLACK", { webhook_secret_key: signingSecret }, Date.now());

describe("@slack/bolt", () => {
  it("accepts what we sign and accept", () => {
    const { headers } = signed();
    const verify = (text: string) =>
      verifySlackRequest({
        signingSecret,
        body: text,
        headers: {
          "x-slack-signature": headers["x-slack-signature"] ?? "",
          "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]),
        },
      });
    expect(() => verify(body)).not.toThrow();
    expect(() => verify(`${body} `)).toThrow();
    expect(check({ headers })).toBe("verified");
  });
});
