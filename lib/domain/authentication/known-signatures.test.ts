import { describe, expect, it } from "vitest";
import { authenticateRequest } from "./authenticate-request.ts";
import type { AuthConfig, AuthenticatedRequest } from "./authentication.ts";
import { settle, testRequest } from "./testing/test-request.ts";

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

const VOLUME_KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsGNLZsbc2TJL1m6q4WVxexNoVxLoBkCVPKj38OdNrHTojKXG1nq0npuEJcIcknO0T+8tntbjxk34ouWlypNkTJOXuc6MGrlqSkHKMMJ1oWOrTvk4YcYaTaTnxQ4siI9evORAv/GqtYpVeILfIN8Z1TqoPJdH9XbgltD20s7bG4tdCYBdVqxcd2MqXOnuEU9qRrGegGqfFV2U8epw43drBwG81DI/4XgYV5bJFoSI6wLNUua4dEIDYonS+KWb6Hy9EwDgKHQTYSekVGu2O8NId2HybbRQ32C1qyussOlIMKsnUMTdUGm2FCRCFbMGPFduczdezZ/O+pFMcfgCFKs4mQIDAQAB";
const VOLUME_SIGNATURE =
  "hnHI6qoo7p37NwtBFj332TWC9UUHFiMlwgKsI2XV+L1xKbIK4Vp+3b3bczrdM+8bLXNTRMvJJJ+5zr5uBXBhl9enN3Sfq/4q3gmdq1pGd0Gz0YaRUZxhNG2tkVq7LGtKeeWzg5PxfCy7PeD3D71C+SnUYa7fwT+KzKyPCMqk+uWjLws6pKysinOzh3aYmVhaW9DhH6gZtV2LLGQFHUsqtYClzOkQRxDePhJU8kf8tu8FyTYxJgN4+CZ7vXrD162L0zrcsHXZX1VvVS0GbguHz/JHIFRzqu+o3QpHoidnU+reXPoCQOBV420NaWwVy3Op5o3rFSAZvSwjwAczoQRfnw==";

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
  [
    "REVOLUT",
    { webhook_secret_key: "wsk_r59a4HfWVAKycbCaNO1RvgCJec02gRd8" },
    testRequest({
      headers: {
        "revolut-request-timestamp": "1683650202360",
        "revolut-signature": "v1=bca326fb378d0da7f7c490ad584a8106bab9723d8d9cdd0d50b4c5b3be3837c0",
      },
      body: '{"data":{"id":"645a7696-22f3-aa47-9c74-cbae0449cc46","new_state":"completed","old_state":"pending","request_id":"app_charges-9f5d5eb3-1e06-46c5-b1c0-3914763e0bcb"},"event":"TransactionStateChanged","timestamp":"2023-05-09T16:36:38.028960Z"}',
      nowMs: 1683650202360,
    }),
  ],
  [
    "SENDGRID",
    {
      webhook_secret_key:
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==",
    },
    testRequest({
      headers: {
        "x-twilio-email-event-webhook-signature":
          "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=",
        "x-twilio-email-event-webhook-timestamp": "1600112502",
      },
      body: '[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n',
      nowMs: 1600112502000,
    }),
  ],
  [
    "SLACK",
    { webhook_secret_key: "8f742231b10e8888abcd99yyyzzz85a5" },
    testRequest({
      headers: {
        "x-slack-request-timestamp": "1531420618",
        "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
      },
      body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
      nowMs: 1531420618000,
    }),
  ],
  [
    "VOLUME",
    { environment: "SANDBOX" },
    testRequest({
      method: "PUT",
      headers: { authorization: `SHA256withRSA ${VOLUME_SIGNATURE}` },
      body: '{"paymentId":"3f2a2b69-6d42-4050-9c4f-7e8849bf683c","merchantPaymentId":"806","paymentStatus":"COMPLETED","errorDescription":null,"paymentRequest":{"amount":24.23,"currency":"GBP","reference":"payment-reference"},"paymentRefundData":null,"paymentMetadata":{"some-data":"some-value"}}',
    }),
  ],
];

/** Keys that providers publish, as they stood when the signatures were printed. */
const PUBLISHED = [{ url: /^https:\/\/api\.sandbox\.volumepay\.io\//, text: VOLUME_KEY }];

describe("a signature that its provider prints", () => {
  it.each(PRINTED)("%s", (type, config, request) => {
    const outcome = authenticateRequest({ type, auth: { type, config } }, request);
    expect(settle(outcome, PUBLISHED).result).toBe("verified");
  });
});
