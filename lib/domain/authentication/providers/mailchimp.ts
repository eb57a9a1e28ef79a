import { createHmac } from "node:crypto";
import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import { type AuthenticatedRequest, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Handshake, Provider, Scheme } from "../provider.ts";

const HEADER = "x-mandrill-signature";

/** The URL as it was entered, then every form field by name: name and value without anything between. */
function signatureOf(secret: string, { body }: AuthenticatedRequest, url: string): string {
  const form = new URLSearchParams(Buffer.from(body).toString());
  form.sort();
  const hmac = createHmac("sha1", secret).update(url);
  for (const [name, value] of form) hmac.update(name).update(value);
  return hmac.digest("base64");
}

const signedForm: Scheme = {
  verify({ webhook_secret_key: secret }, request) {
    if (typeof secret !== "string" || secret === "") return UNVERIFIED;
    const given = request.headers[HEADER] ?? "";
    const isRight = request
      .urls()
      .some((url) => isEqualSecret(given, signatureOf(secret, request, url)));
    return isRight ? VERIFIED : REJECTED;
  },
  sign: ({ webhook_secret_key: secret }, request) => ({
    headers: { [HEADER]: signatureOf(String(secret), request, request.urls()[0] ?? "") },
  }),
};

/** Whether the URL is there, asked when it is entered: by HEAD for transactional mail, by GET for lists. */
const answerCheck: Handshake = ({ method }) =>
  method === "HEAD" || method === "GET" ? textResponse("") : null;

const events = [
  {
    event: "send",
    _id: "exampleaaaaaaaaaaaaaaaaaaaaaaaaa",
    ts: 1750000000,
    msg: { _id: "exampleaaaaaaaaaaaaaaaaaaaaaaaaa", subject: "Hello", email: "ada@example.com" },
  },
];

export const mailchimp: Provider = {
  label: "Mailchimp",
  documentation:
    "https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/",
  verification: signedForm,
  handshake: answerCheck,
  sample: {
    name: "send",
    contentType: "application/x-www-form-urlencoded",
    body: new URLSearchParams({ mandrill_events: JSON.stringify(events) }).toString(),
  },
  setup: [
    "Open Settings → Webhooks in Mailchimp Transactional and add a webhook.",
    "Enter {url} as Post To URL; Mailchimp asks for it with HEAD and is answered.",
    "Copy the key of that webhook and save it here.",
  ],
};
