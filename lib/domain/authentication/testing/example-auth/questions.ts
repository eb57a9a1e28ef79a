import type { ExampleAuth } from "./builders.ts";

type Questions = NonNullable<ExampleAuth["questions"]>;

const json = (value: unknown) => ({ body: Buffer.from(JSON.stringify(value)) });
const get = (query: string) => ({ method: "GET", query, body: Buffer.alloc(0) });
const head = [{ request: { method: "HEAD", body: Buffer.alloc(0) }, answer: "" }];
const validationToken = (name: string) => [
  {
    request: { query: `${name}=Validation%3a+%3Cb%3E+Testing`, body: Buffer.alloc(0) },
    answer: "Validation: <b> Testing",
  },
];
const echoed = (header: string) => [
  {
    request: { headers: { [header]: "b537207f" }, ...json({}) },
    answer: "",
    headers: { [header]: "b537207f" },
  },
];
/** Signed at noon of the first of June 2026. */
const zoomValidation = {
  request: {
    headers: {
      "x-zm-request-timestamp": "1780315200",
      "x-zm-signature": "v0=8edbdcdf528fa332cd05be1836392cc8a3c6d82ce74db361d743585e88cda1f8",
    },
    ...json({
      event: "endpoint.url_validation",
      payload: { plainToken: "qgg8vlvZRS6UYooatFL8Aw" },
    }),
  },
  config: { webhook_secret_key: "s3cret" },
  answer:
    '{"plainToken":"qgg8vlvZRS6UYooatFL8Aw","encryptedToken":"f54f2d5fee8f181aab8371bada7fed9bb675eae464f18ed4fb91715244b58ef4"}',
};
const uuid = "890e4665-4dfe-4ab1-b689-ed553bceeed0";

/** What providers ask before they send events, and the answer that they wait for. */
export const QUESTIONS: Readonly<Record<string, Questions>> = {
  ASANA: echoed("x-hook-secret"),
  AZURE_EVENT_GRID: [
    {
      request: {
        method: "OPTIONS",
        headers: { "webhook-request-origin": "eventgrid.azure.net" },
        body: Buffer.alloc(0),
      },
      answer: "",
      headers: { "webhook-allowed-origin": "eventgrid.azure.net", "webhook-allowed-rate": "*" },
    },
    {
      request: {
        headers: { "aeg-event-type": "SubscriptionValidation" },
        ...json([{ id: "1", data: { validationCode: "512d38b6", validationUrl: "https://a" } }]),
      },
      answer: '{"validationResponse":"512d38b6"}',
    },
  ],
  CIRCLE: head,
  CLIO: echoed("x-hook-secret"),
  EBAY: [
    {
      request: {
        ...get("challenge_code=a8628072-3d33-45ee-9004-bee86830a22d"),
        urls: () => ["https://sluice.example/e/token?challenge_code=a8628072"],
      },
      config: { verification_token: "71745723-d031-455c-bfa5-f90d11b4f20a" },
      answer:
        '{"challengeResponse":"ab6da317ec711d315110c00de9824b90a40669631d93d2aec2ed61fa87fbc590"}',
    },
  ],
  FACEBOOK: [
    {
      request: get("hub.mode=subscribe&hub.verify_token=meaty&hub.challenge=%3Cb%3E1158201444"),
      answer: "<b>1158201444",
    },
  ],
  FRONTAPP: [
    {
      request: { headers: { "x-front-challenge": "abc" }, ...json({ type: "sync" }) },
      answer: '{"challenge":"abc"}',
    },
  ],
  INTERCOM: head,
  LINKEDIN: [
    {
      request: get(`challengeCode=${uuid}`),
      config: { webhook_secret_key: "s3cret" },
      answer: `{"challengeCode":"${uuid}","challengeResponse":"282e84d6c3fe9e152bf838a2c9ac5fabeace9e4bcc5a62d3eb0925f22f514d62"}`,
    },
  ],
  MAILCHIMP: [...head, { request: get(""), answer: "" }],
  MICROSOFT_GRAPH: validationToken("validationToken"),
  MICROSOFT_SHAREPOINT: validationToken("validationtoken"),
  MONDAY: [
    { request: json({ challenge: "<b>3eZbrw1a</b>" }), answer: '{"challenge":"<b>3eZbrw1a</b>"}' },
  ],
  NYLAS: [{ request: get("challenge=%3Cb%3EbFUG6ot"), answer: "<b>bFUG6ot" }],
  OKTA: [
    {
      request: { ...get(""), headers: { "x-okta-verification-challenge": "<b>1" } },
      answer: '{"verification":"<b>1"}',
    },
  ],
  OURA: [
    { request: get("verification_token=v&challenge=%3Cb%3E1"), answer: '{"challenge":"<b>1"}' },
  ],
  RING_CENTRAL: echoed("validation-token"),
  SLACK: [
    {
      request: json({ type: "url_verification", challenge: "<b>3eZbrw1a</b>" }),
      answer: "<b>3eZbrw1a</b>",
    },
  ],
  SMARTCAR: [
    {
      request: json({ eventType: "VERIFY", data: { challenge: uuid } }),
      config: { webhook_secret_key: "s3cret" },
      answer: '{"challenge":"282e84d6c3fe9e152bf838a2c9ac5fabeace9e4bcc5a62d3eb0925f22f514d62"}',
    },
    {
      request: json({ eventName: "verify", payload: { challenge: uuid } }),
      config: { webhook_secret_key: "s3cret" },
      answer: '{"challenge":"282e84d6c3fe9e152bf838a2c9ac5fabeace9e4bcc5a62d3eb0925f22f514d62"}',
    },
  ],
  STRAVA: [
    {
      request: get("hub.mode=subscribe&hub.verify_token=x&hub.challenge=15f7d1"),
      answer: '{"hub.challenge":"15f7d1"}',
    },
  ],
  TEBEX: [
    {
      request: json({ id: "a52b4b23", type: "validation.webhook", subject: {} }),
      answer: '{"id":"a52b4b23"}',
    },
  ],
  TRELLO: head,
  TWITCH: [
    {
      request: {
        headers: { "twitch-eventsub-message-type": "webhook_callback_verification" },
        ...json({ challenge: "<b>pogchamp", subscription: {} }),
      },
      answer: "<b>pogchamp",
    },
  ],
  TWITTER: [
    {
      request: get("crc_token=9b4507b3"),
      config: { api_key: "s3cret" },
      answer: '{"response_token":"sha256=VlY0xBWuqWUnILDXhXfrmMFGbugXvvUti0KVyyMSHQQ="}',
    },
  ],
  VERCEL_LOG_DRAINS: echoed("x-vercel-verify"),
  WHATSAPP: [
    {
      request: get("hub.mode=subscribe&hub.verify_token=meaty&hub.challenge=1158201444"),
      answer: "1158201444",
    },
  ],
  WOOCOMMERCE: [
    {
      request: {
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: Buffer.from("webhook_id=7"),
      },
      answer: "",
    },
  ],
  ZOOM: [zoomValidation],
};
