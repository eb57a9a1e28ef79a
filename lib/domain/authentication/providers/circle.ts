import { createSign } from "node:crypto";
import {
  type Authentication,
  type ProviderDocument,
  REJECTED,
  UNVERIFIED,
  VERIFIED,
} from "../authentication.ts";
import { answerHead } from "../handshakes/reachable.ts";
import type { Provider, Scheme } from "../provider.ts";
import { isJsonObject, jsonObjectOf } from "../schemes/json-object.ts";
import { publicKeyOf, verifyWith } from "../schemes/public-key.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

const HOSTS = /^api\.circle\.com$/;
const KEY_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A key never changes under its id. */
const DAY_MS = 86_400_000;
/** Products have key lists of their own, and a notification does not say which one it is from. */
const LISTS = ["notifications", "cpn/notifications", "stablefx/notifications"];

function keyIn(text: string | null): string | null {
  const data = text === null ? null : jsonObjectOf(Buffer.from(text))?.data;
  return isJsonObject(data) && typeof data.publicKey === "string" ? data.publicKey : null;
}

/** Asks one list after the other for the key. */
function withKey(
  ask: (list: string) => ProviderDocument,
  check: (key: string) => Authentication,
  [list, ...others]: readonly string[] = LISTS,
): Authentication {
  if (list === undefined) return REJECTED;
  return {
    result: "document-needed",
    document: ask(list),
    resume: (text) => {
      const key = keyIn(text);
      return key === null ? withKey(ask, check, others) : check(key);
    },
  };
}

const signedBody: Scheme = {
  verify({ api_key: apiKey }, { headers, body }) {
    if (typeof apiKey !== "string" || apiKey === "") return UNVERIFIED;
    const signature = strictDecode(headers["x-circle-signature"] ?? "", "base64");
    const id = headers["x-circle-key-id"] ?? "";
    if (!signature || !KEY_ID.test(id)) return REJECTED;
    const ask = (list: string) => ({
      url: `https://api.circle.com/v2/${list}/publicKey/${id}`,
      headers: { authorization: `Bearer ${apiKey}`, accept: "application/json" },
      hosts: HOSTS,
      cacheMs: DAY_MS,
    });
    return withKey(ask, (text) => {
      const key = publicKeyOf(text);
      return key && verifyWith(key, "ecdsa-sha256", [body], signature) ? VERIFIED : REJECTED;
    });
  },
  sign: ({ private_key: key }, { body }) => ({
    headers: {
      "x-circle-signature": createSign("sha256").update(body).sign(String(key), "base64"),
      "x-circle-key-id": "879dc113-5ca4-4ff7-a6b7-54652083fcf8",
    },
  }),
};

export const circle: Provider = {
  label: "Circle",
  verification: signedBody,
  handshake: answerHead,
  eventType: "body.notificationType",
  deliveryId: "body.notificationId",
  sample: {
    name: "transactions.inbound",
    body: {
      subscriptionId: "00000000-0000-4000-8000-000000000001",
      notificationId: "00000000-0000-4000-8000-000000000002",
      notificationType: "transactions.inbound",
      notification: {
        id: "00000000-0000-4000-8000-000000000003",
        blockchain: "MATIC-AMOY",
        state: "COMPLETED",
        amounts: ["42"],
        transactionType: "INBOUND",
      },
      timestamp: "2026-01-15T09:30:00.000000000Z",
      version: 2,
    },
  },
  setup: [
    "Create an API key in the Circle console and save it here: the keys that Circle signs with are read with it.",
    "Open Webhooks in the console and add {url}; Circle asks for it with HEAD and is answered.",
  ],
};
