import { createSign } from "node:crypto";
import { type AuthenticatedRequest, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import type { Provider, Scheme } from "../provider.ts";
import { publicKeyOf, verifyWith } from "../schemes/public-key.ts";

const SIGNATURE = /^algorithm=RSA256, ?keyVersion=\d{1,9}, ?signature=([\w%.~-]{1,2048})$/;

/** The path that was called, as the sender knows it, with and without its query. */
function paths({ urls }: AuthenticatedRequest): string[] {
  const parsed = urls().flatMap((url) => URL.parse(url) ?? []);
  return [...new Set(parsed.flatMap(({ pathname, search }) => [pathname, pathname + search]))];
}

function contentOf(request: AuthenticatedRequest, path: string, clientId: string, time: string) {
  return [`${request.method} ${path}\n${clientId}.${time}.`, request.body];
}

/** Undoes the URL encoding of base64, which must be whole: its padding is what a cut would take first. */
function decode(encoded: string): Uint8Array | null {
  try {
    const text = decodeURIComponent(encoded);
    const bytes = Buffer.from(text, "base64");
    return bytes.length > 0 && bytes.toString("base64") === text ? bytes : null;
  } catch {
    return null;
  }
}

/** RSA-SHA256 over method, path, client, time and body; the base64 of it is URL-encoded. */
const signedRequest: Scheme = {
  verify({ public_key: text }, request) {
    if (typeof text !== "string" || text === "") return UNVERIFIED;
    const key = publicKeyOf(text);
    const { headers } = request;
    const signature = decode(SIGNATURE.exec(headers.signature ?? "")?.[1] ?? "");
    const [id, time] = [headers["client-id"], headers["request-time"]];
    if (!key || !signature || !id || !time) return REJECTED;
    const isRight = paths(request).some((path) =>
      verifyWith(key, "rsa-sha256", contentOf(request, path, id, time), signature),
    );
    return isRight ? VERIFIED : REJECTED;
  },
  sign({ private_key: key }, request) {
    const [id, time] = ["SANDBOX_5X00000000000000", new Date(request.nowMs).toISOString()];
    const signer = createSign("sha256");
    for (const piece of contentOf(request, paths(request)[0] ?? "/", id, time))
      signer.update(piece);
    const signature = encodeURIComponent(signer.sign(String(key), "base64"));
    return {
      headers: {
        "client-id": id,
        "request-time": time,
        signature: `algorithm=RSA256,keyVersion=1,signature=${signature}`,
      },
    };
  },
};

export const alipay: Provider = {
  label: "Alipay",
  documentation: "https://docs.antom.com/ac/ams/digital_signature",
  verification: signedRequest,
  eventType: "body.notifyType",
  sample: {
    name: "PAYMENT_RESULT",
    body: {
      notifyType: "PAYMENT_RESULT",
      result: { resultCode: "SUCCESS", resultStatus: "S", resultMessage: "success" },
      paymentRequestId: "20200101234567890001",
      paymentId: "20200101234567890001",
      paymentAmount: { value: "8000", currency: "EUR" },
      paymentTime: "2026-01-15T09:30:00+08:00",
    },
  },
  setup: [
    "Open Developer → Integration settings in the Antom dashboard, copy the Antom public key and save it here.",
    "Enter {url} as notification URL, or send it as paymentNotifyUrl with each payment.",
    'Set the custom response of this source to JSON with {"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}: Alipay repeats a notification until it reads that.',
  ],
};
