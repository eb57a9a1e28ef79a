import { createHmac } from "node:crypto";
import { type AuthenticatedRequest, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Provider, Scheme } from "../provider.ts";
import { anyOf } from "../schemes/any-of.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { isFresh, writeTime } from "../schemes/signed-time.ts";

const HEADER = "x-hook0-signature";
/** `t=…,h=<names of headers>,v1=…`, or with an older signature beside it. */
const SIGNATURE = /^t=(\d{1,16}),(?:v0=[0-9a-f]{64},)?h=([a-z0-9 -]{0,500}),v1=([0-9a-f]{64})$/;

function signatureOf(
  secret: string,
  { headers, body }: AuthenticatedRequest,
  time: string,
  names: string,
): string {
  const values = names
    .split(" ")
    .map((name) => (Object.hasOwn(headers, name) && headers[name]) || "");
  const content = `${time}.${names}.${values.join(".")}.`;
  return createHmac("sha256", secret).update(content).update(body).digest("hex");
}

/** Of the developer platform: some headers are signed with the body. */
const signedHeaders: Scheme = {
  verify({ webhook_secret_key: secret }, request) {
    if (typeof secret !== "string" || secret === "") return UNVERIFIED;
    const [, time = "", names = "", given = ""] =
      SIGNATURE.exec(request.headers[HEADER] ?? "") ?? [];
    if (!isFresh(time, "s", request.nowMs)) return REJECTED;
    const isRight = isEqualSecret(given, signatureOf(secret, request, time, names));
    return isRight ? VERIFIED : REJECTED;
  },
  sign({ webhook_secret_key: secret }, request) {
    const [time, names] = [writeTime(request.nowMs, "s"), "content-type x-event-type"];
    const signature = signatureOf(String(secret), request, time, names);
    return { headers: { [HEADER]: `t=${time},h=${names},v1=${signature}` } };
  },
};

export const coinbase: Provider = {
  label: "Coinbase",
  documentation: "https://docs.cdp.coinbase.com/webhooks/verify-signatures",
  verification: anyOf(signedHeaders, hmacScheme({ header: "x-cc-webhook-signature" })),
  eventType: "headers.x-event-type",
  deliveryId: "body.id",
  sample: {
    name: "onchain.activity.detected",
    headers: { "x-event-type": "onchain.activity.detected" },
    body: {
      id: "evt_1a2b3c4d5e6f",
      type: "onchain.activity.detected",
      createdAt: "2026-01-15T09:30:00Z",
      data: {
        network: "base-mainnet",
        contractAddress: "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913",
        eventName: "Transfer",
        transactionHash: "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
      },
    },
  },
  setup: [
    "Create a webhook subscription in the Coinbase Developer Platform with {url} as target.",
    "Save the secret of the answer (metadata.secret) here. For Commerce, enter {url} under Settings → Notifications and save the shared secret shown there.",
  ],
};
