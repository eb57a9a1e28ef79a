import type { SourceType } from "#lib/schemas/source-type.ts";

/** What a provider asks before it sends events; a POST of JSON without query, unless told. */
type SampleQuestion = {
  method?: string;
  query?: string;
  /** Names in lower case. */
  headers?: Readonly<Record<string, string>>;
  /** A value is sent as JSON, a text as it is. */
  body?: unknown;
  /** The provider signs it as it signs events. */
  isSigned?: true;
};

const REACHABLE: SampleQuestion = { method: "HEAD" };
const HOOK_SECRET: SampleQuestion = { headers: { "x-hook-secret": "b537207f20cbfa02" }, body: {} };
const CHALLENGE = "3eZbrw1aBm2rZgRNFdxV2595";
const UUID = "890e4665-4dfe-4ab1-b689-ed553bceeed0";

const KNOWN: { readonly [type in SourceType]?: SampleQuestion } = {
  ASANA: HOOK_SECRET,
  AZURE_EVENT_GRID: {
    headers: { "aeg-event-type": "SubscriptionValidation" },
    body: [{ id: "1", data: { validationCode: "512d38b6-c7b8-40c8-89fe-f46f9e9622b6" } }],
  },
  CIRCLE: REACHABLE,
  CLIO: HOOK_SECRET,
  EBAY: { method: "GET", query: "challenge_code=a8628072-3d33-45ee-9004-bee86830a22d" },
  FACEBOOK: {
    method: "GET",
    query: "hub.mode=subscribe&hub.verify_token=any&hub.challenge=1158201444",
  },
  FRONTAPP: { headers: { "x-front-challenge": CHALLENGE }, body: { type: "sync" } },
  INTERCOM: REACHABLE,
  LINKEDIN: { method: "GET", query: `challengeCode=${UUID}` },
  MAILCHIMP: REACHABLE,
  MICROSOFT_GRAPH: { query: "validationToken=Validation%3A+Testing" },
  MICROSOFT_SHAREPOINT: { query: "validationtoken=Validation%3A+Testing" },
  MONDAY: { body: { challenge: CHALLENGE } },
  NYLAS: { method: "GET", query: `challenge=${CHALLENGE}` },
  OKTA: { method: "GET", headers: { "x-okta-verification-challenge": CHALLENGE } },
  OURA: { method: "GET", query: `verification_token=any&challenge=${CHALLENGE}` },
  RING_CENTRAL: { headers: { "validation-token": UUID }, body: {} },
  SLACK: { body: { type: "url_verification", token: "gone", challenge: CHALLENGE } },
  SMARTCAR: { body: { eventType: "VERIFY", data: { challenge: UUID } } },
  STRAVA: { method: "GET", query: "hub.mode=subscribe&hub.verify_token=any&hub.challenge=15f7d1" },
  TEBEX: { body: { id: "a52b4b23", type: "validation.webhook", subject: {} } },
  TRELLO: REACHABLE,
  TWITCH: {
    isSigned: true,
    headers: { "twitch-eventsub-message-type": "webhook_callback_verification" },
    body: { challenge: CHALLENGE, subscription: {} },
  },
  TWITTER: { method: "GET", query: "crc_token=9b4507b3" },
  VERCEL_LOG_DRAINS: { headers: { "x-vercel-verify": UUID }, body: {} },
  WHATSAPP: {
    method: "GET",
    query: "hub.mode=subscribe&hub.verify_token=any&hub.challenge=1158201444",
  },
  WOOCOMMERCE: {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "webhook_id=7",
  },
  ZOOM: {
    isSigned: true,
    body: {
      event: "endpoint.url_validation",
      payload: { plainToken: "qgg8vlvZRS6UYooatFL8Aw" },
      event_ts: 1654503849680,
    },
  },
};

/** A question to try each provider with that asks one, by source type. */
export const SAMPLE_QUESTIONS: ReadonlyMap<string, SampleQuestion> = new Map(Object.entries(KNOWN));
