import { createHash, createSign } from "node:crypto";
import { type AuthenticatedRequest, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import type { Provider, Scheme } from "../provider.ts";
import { publicKeyOf, verifyWith } from "../schemes/public-key.ts";
import { readSignature, writeSignature } from "../schemes/signature-header.ts";
import { isFresh, writeTime } from "../schemes/signed-time.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

/** As long as Bridge advises: it signs again for every retry. */
const TOLERANCE_S = 600;
const spec = {
  header: "x-webhook-signature",
  fields: { separator: ",", timestamp: "t", signature: "v0" },
};

/** What RSA-SHA256 then hashes once more. */
function digestOf({ body }: AuthenticatedRequest, timestamp: string): Uint8Array {
  return createHash("sha256").update(`${timestamp}.`).update(body).digest();
}

const signedDigest: Scheme = {
  verify({ public_key: text }, request) {
    if (typeof text !== "string" || text === "") return UNVERIFIED;
    const key = publicKeyOf(text);
    const read = readSignature(spec, request);
    if (!key || !read || !isFresh(read.timestamp, "ms", request.nowMs, TOLERANCE_S)) {
      return REJECTED;
    }
    const digest = digestOf(request, read.timestamp);
    const isRight = read.signatures.some((text) => {
      const signature = strictDecode(text, "base64");
      return signature !== null && verifyWith(key, "rsa-sha256", [digest], signature);
    });
    return isRight ? VERIFIED : REJECTED;
  },
  sign({ private_key: key }, request) {
    const timestamp = writeTime(request.nowMs, "ms");
    const signer = createSign("sha256").update(digestOf(request, timestamp));
    const signature = signer.sign(String(key), "base64");
    return { headers: writeSignature(spec, { signature, timestamp, id: "" }) };
  },
};

export const bridgeXyz: Provider = {
  label: "Bridge (stablecoins)",
  documentation: "https://apidocs.bridge.xyz/platform/additional-information/webhooks/signature",
  verification: signedDigest,
  eventType: "body.event_type",
  deliveryId: "body.event_id",
  sample: {
    name: "transfer.updated.status_transitioned",
    body: {
      api_version: "v0",
      event_id: "wh_d1e2f3a4b5c6d7e8f9a0b1c2",
      event_category: "transfer",
      event_type: "transfer.updated.status_transitioned",
      event_object_id: "3a5b7c9d-0000-4000-8000-000000000001",
      event_object_status: "payment_processed",
      event_object: { id: "3a5b7c9d-0000-4000-8000-000000000001", amount: "42.0" },
      event_created_at: "2026-01-15T09:30:00.000Z",
    },
  },
  setup: [
    "Create a webhook by POST /v0/webhooks with {url} as url; it starts disabled.",
    "Save public_key of the answer here, then enable the webhook by PUT with status active.",
  ],
};
