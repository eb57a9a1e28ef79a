import { createHash, createSign } from "node:crypto";
import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import {
  type AuthConfig,
  type Authentication,
  REJECTED,
  UNVERIFIED,
  VERIFIED,
} from "../authentication.ts";
import { queryText } from "../handshakes/query-challenge.ts";
import type { Handshake, Provider, Scheme } from "../provider.ts";
import { jsonObjectOf } from "../schemes/json-object.ts";
import { publicKeyOf, verifyWith } from "../schemes/public-key.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

const HEADER = "x-ebay-signature";
const HOSTS = /^api\.(?:sandbox\.)?ebay\.com$/;
const KEY_ID = /^[\w-]{8,64}$/;
/** A token lives two hours; a key never changes under its id. */
const TOKEN_MS = 110 * 60_000;
const KEY_MS = 86_400_000;

/** Asked when the URL is entered: a hash over what only the two sides know of it. */
const answerChallenge: Handshake = (request, { verification_token: token }) => {
  if (request.method !== "GET" || typeof token !== "string") return null;
  const code = queryText(request, "challenge_code");
  const [endpoint = ""] = (request.urls()[0] ?? "").split("?");
  if (code === null) return null;
  const hash = createHash("sha256").update(code).update(token).update(endpoint);
  return jsonResponse({ challengeResponse: hash.digest("hex") });
};

function field(text: string | null, name: string): string | null {
  const value = text === null ? null : jsonObjectOf(Buffer.from(text))?.[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The header is base64 of `{ alg, kid, signature, digest }`. */
function readHeader(text: string): { keyId: string; signature: Uint8Array } | null {
  const json = strictDecode(text, "base64");
  const fields = json && jsonObjectOf(json);
  const signature = strictDecode(String(fields?.signature ?? ""), "base64");
  const keyId = fields?.kid;
  if (!signature || typeof keyId !== "string" || !KEY_ID.test(keyId)) return null;
  return { keyId, signature };
}

/** Reads a key with a token of the application, which is read first. */
function withKey(
  { environment, client_id: id, client_secret: secret }: AuthConfig,
  keyId: string,
  check: (key: string) => Authentication,
): Authentication {
  const host = `https://api.${environment === "SANDBOX" ? "sandbox." : ""}ebay.com`;
  const credentials = Buffer.from(`${id}:${secret}`).toString("base64");
  return {
    result: "document-needed",
    document: {
      url: `${host}/identity/v1/oauth2/token`,
      headers: { authorization: `Basic ${credentials}` },
      form: { grant_type: "client_credentials", scope: "https://api.ebay.com/oauth/api_scope" },
      hosts: HOSTS,
      cacheMs: TOKEN_MS,
    },
    resume: (answer) => {
      const token = field(answer, "access_token");
      if (token === null) return REJECTED;
      return {
        result: "document-needed",
        document: {
          url: `${host}/commerce/notification/v1/public_key/${keyId}`,
          headers: { authorization: `Bearer ${token}`, accept: "application/json" },
          hosts: HOSTS,
          cacheMs: KEY_MS,
        },
        resume: (answer) => {
          const key = field(answer, "key");
          return key === null ? REJECTED : check(key);
        },
      };
    },
  };
}

/** eBay prints its keys without the line breaks that PEM asks for. */
const bare = (pem: string) => pem.replace(/-----[A-Z ]+-----|\s/g, "");

const signedBody: Scheme = {
  verify(config, { headers, body }) {
    if (typeof config.client_id !== "string" || typeof config.client_secret !== "string") {
      return UNVERIFIED;
    }
    const read = readHeader(headers[HEADER] ?? "");
    if (!read) return REJECTED;
    return withKey(config, read.keyId, (pem) => {
      const key = publicKeyOf(bare(pem));
      return key && verifyWith(key, "ecdsa-sha1", [body], read.signature) ? VERIFIED : REJECTED;
    });
  },
  sign({ private_key: key }, { body }) {
    const signature = createSign("sha1").update(body).sign(String(key), "base64");
    const kid = "9936261a-7d7b-4621-a0f1-96ccb428af49";
    const fields = { alg: "ecdsa", kid, signature, digest: "SHA1" };
    return { headers: { [HEADER]: Buffer.from(JSON.stringify(fields)).toString("base64") } };
  },
};

export const ebay: Provider = {
  label: "eBay",
  documentation: "https://developer.ebay.com/api-docs/commerce/notification/overview.html",
  verification: signedBody,
  handshake: answerChallenge,
  eventType: "body.metadata.topic",
  deliveryId: "body.notification.notificationId",
  sample: {
    name: "MARKETPLACE_ACCOUNT_DELETION",
    body: {
      metadata: { topic: "MARKETPLACE_ACCOUNT_DELETION", schemaVersion: "1.0", deprecated: false },
      notification: {
        notificationId: "49feeaeb-4982-42d9-a377-9645b8479411_33f7e043",
        eventDate: "2026-01-15T09:30:00.000Z",
        publishDate: "2026-01-15T09:30:01.000Z",
        publishAttemptCount: 1,
        data: { username: "test_user", userId: "ma8vp1jySJC", eiasToken: "nY+sHZ2PrBmdj6wVnY" },
      },
    },
  },
  setup: [
    "Open Application Keys in the eBay developer portal and save App ID, Cert ID and Dev ID here, with a verification token of 32 to 80 characters that you make up.",
    "Open Alerts & Notifications there and enter {url} as endpoint with the same token; eBay checks it at once and is answered.",
  ],
};
