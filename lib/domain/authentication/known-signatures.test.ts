import { describe, expect, it } from "vitest";
import { authenticateRequest } from "./authenticate-request.ts";
import type { AuthConfig, AuthenticatedRequest } from "./authentication.ts";
import { testRequest } from "./testing/test-request.ts";

const BRIDGE_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtqsEE4eI7EmzhcquGJXt
LX9PMK0UH6Kl1WIR21sv8HtueG8BuvvpP3MiN7ltzmIhS8KaynCjN4l+620PnXeu
xWG+CSnEdkinL9hCqbEid5vv9zl0j9LWiJx3FkKHqADU7cgm46aa8dKUdIQYF2X+
O7WmyLkC4wUM/mWhBPMsIQBznashRMZxx7XJjsVp27ACUE4eNIjEXbVYN6U8jSbU
hG++CfL8xXu+GHDqKmFE6Po6HnuURvLFVnCtE3mXXBcVFlPy+octfx8nOMLT3X8O
9UehIigJ34o2yMm/Fq3HUJzg2BsiAiGgtr0vmeoV9Q7upSNj9TuOumAzZFi4pYA+
qwIDAQAB
-----END PUBLIC KEY-----`;
const BRIDGE_SIGNATURE =
  "jz/0dmHJ63FAzacGutrDTEoq+iSz/PHm/ugdooXDQu5NwuVIT2LmZGjsnCsBHgR9Py6OBP9zurzW4dHgygU4EDqmMPTUOvhvndYb4lWt+TY66LihaFI2whL6DAf/jb1QjYjNU0A6x9SLzC45dgE6X7zTDUM+2Z+scG/WEQf6SxQMt4E2sEipl5PqMK5lYUe3otdJV+X2c9D64bGwCEE7QSia+Vhozg8QNOQEk/rdz2IEONIg6oC43CeiN4E2kF9XLAGuy9uAHx9O9OJH5ZPLJZjyo4VcXYeWQgxaQ1gZ1Qu6hEEzgiPSff/1nou58dm4bIIazgCWli/mO0NyGcpfFw==";

const ADYEN_ITEM = {
  pspReference: "pspReference",
  originalReference: "originalReference",
  merchantAccountCode: "merchantAccount",
  merchantReference: "reference",
  amount: { currency: "EUR", value: 1000 },
  eventCode: "EVENT",
  success: "true",
  additionalData: { hmacSignature: "ipnxGCaUZ4l8TUW75a71/ghd2Fe5ffvX0pV4TLTntIc=" },
};

/** Requests whose signatures providers print in their documentation or the tests of their libraries. */
const PRINTED: [type: string, config: AuthConfig, request: AuthenticatedRequest][] = [
  [
    "ADYEN",
    {
      webhook_secret_key: "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00",
    },
    testRequest({ body: { notificationItems: [{ NotificationRequestItem: ADYEN_ITEM }] } }),
  ],
  [
    "AIPRISE",
    { webhook_secret_key: "abcdef12-pqrs-abcd-pqrs-abcde0123456" },
    testRequest({
      headers: {
        "x-hmac-signature": "f8bf141ba610974d65f5dd603f7388474c366d1b95a13799748f92261610ba86",
      },
      body: '{"verification_session_id": "123408f2-2bbb-415f-aafc-92212341234", "template_id": "123456-3434-2342-3453-b4218a4fb333", "client_reference_id": null, "aiprise_summary": {"tags": [], "reasons": [], "notes": [], "verification_result": "APPROVED"}, "created_at": 1668974142818}',
    }),
  ],
  [
    "BRIDGE_XYZ",
    { public_key: BRIDGE_KEY },
    testRequest({
      headers: { "x-webhook-signature": `t=1705854411204,v0=${BRIDGE_SIGNATURE}` },
      body: '{"message":"Hello World!"}',
      nowMs: 1705854411204,
    }),
  ],
  [
    "CRONOFY",
    { webhook_secret_key: "CRN_NggYusqPGLxwjw5FHOJYOqSrTPNXy8WQf14OID" },
    testRequest({
      headers: { "cronofy-hmac-sha256": "5DxentQi5YSXODEzTVv06sRwJ3pULIz1KrYv20qxEK0=" },
      body: '{"example":"well-known"}',
    }),
  ],
  [
    "GITHUB",
    { webhook_secret_key: "It's a Secret to Everybody" },
    testRequest({
      headers: {
        "x-hub-signature-256":
          "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
      },
      body: "Hello, World!",
    }),
  ],
  [
    "HUBSPOT",
    { webhook_secret_key: "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy" },
    testRequest({
      headers: {
        "x-hubspot-signature": "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de",
      },
      body: '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]',
    }),
  ],
];

describe("a signature that its provider prints", () => {
  it.each(PRINTED)("%s", (type, config, request) => {
    expect(authenticateRequest({ type, auth: { type, config } }, request).result).toBe("verified");
  });
});
