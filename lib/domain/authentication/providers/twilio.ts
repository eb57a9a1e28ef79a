import { createHash } from "node:crypto";
import type { AuthenticatedRequest } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import { queryText } from "../handshakes/query-challenge.ts";
import type { Provider } from "../provider.ts";
import { formOf, sortedForm } from "../schemes/form-fields.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";

const URL_PARTS = /^(https?:\/\/)([^/?#]+?)(:\d+)?([/?#].*)?$/i;

/** Twilio has signed the port of a URL, and left it out, by product and year. */
function withAndWithoutPort(url: string): string[] {
  const [, scheme, host, port, rest = ""] = URL_PARTS.exec(url) ?? [];
  if (scheme === undefined || host === undefined) return [url];
  const usual = scheme.toLowerCase() === "https://" ? ":443" : ":80";
  return [`${scheme}${host}${rest}`, `${scheme}${host}${port ?? usual}${rest}`];
}

/** What is signed besides the URL: the fields of a form, or a hash of any other body within the URL. */
function signedBody(request: AuthenticatedRequest): string | null {
  const { body } = request;
  const hash = queryText(request, "bodySHA256");
  if (hash !== null) {
    return isEqualSecret(hash, createHash("sha256").update(body).digest("hex")) ? "" : null;
  }
  const form = formOf(request);
  if (form) return sortedForm(form);
  return body.length === 0 ? "" : null;
}

function read(request: AuthenticatedRequest) {
  const body = signedBody(request);
  return body === null ? null : { body, urls: request.urls().flatMap(withAndWithoutPort) };
}

export const twilio: Provider = {
  label: "Twilio",
  documentation: "https://www.twilio.com/docs/usage/webhooks/webhooks-security",
  verification: readAs(
    hmacScheme({
      header: "x-twilio-signature",
      algorithm: "sha1",
      encoding: "base64",
      content: "{url}{body}",
    }),
    { read },
  ),
  rejectionStatus: 401,
  eventType: "body.SmsStatus",
  deliveryId: "headers.i-twilio-idempotency-token",
  sample: {
    name: "incoming message",
    headers: {
      "user-agent": "TwilioProxy/1.1",
      "i-twilio-idempotency-token": "c7c3a7e2-7c0a-4f3d-9d3b-3f2f6a1f7b55",
    },
    contentType: "application/x-www-form-urlencoded; charset=UTF-8",
    body: "ToCountry=DE&SmsMessageSid=SM1f0c&NumMedia=0&SmsSid=SM1f0c&SmsStatus=received&Body=Hello+%C3%9F%21&To=%2B4930123456&MessageSid=SM1f0c&AccountSid=AC1f0c&From=%2B13125550001&ApiVersion=2010-04-01",
  },
  setup: [
    "Open the phone number, messaging service or app in the Twilio console.",
    "Enter {url} as webhook exactly as it stands here, with HTTP POST: Twilio signs the URL too.",
    "Copy the auth token of the account and save it here.",
  ],
};
