import { EventWebhook, EventWebhookHeader } from "@sendgrid/eventwebhook";
import { describe, expect, it } from "vitest";
import { ecPair, pem } from "../testing/example-auth/builders.ts";
import { oracle } from "../testing/oracle.ts";

const { publicKey, privateKey } = ecPair();
/** As SendGrid shows it: the base64 of a PEM, without its first and last line. */
const shown = publicKey.export({ type: "spki", format: "der" }).toString("base64");
const { body, check, signed } = oracle("SENDGRID", { webhook_secret_key: shown }, Date.now());

describe("@sendgrid/eventwebhook", () => {
  it("accepts what we sign and accept", () => {
    const library = new EventWebhook();
    const { headers } = signed({ private_key: pem(privateKey) });
    const [signature, timestamp] = [
      headers[EventWebhookHeader.SIGNATURE().toLowerCase()] ?? "",
      headers[EventWebhookHeader.TIMESTAMP().toLowerCase()] ?? "",
    ];
    const key = library.convertPublicKeyToECDSA(shown);
    expect(check({ headers })).toBe("verified");
    expect(library.verifySignature(key, body, signature, timestamp)).toBe(true);
    expect(library.verifySignature(key, `${body} `, signature, timestamp)).toBe(false);
  });
});
