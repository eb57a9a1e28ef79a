import type { ExampleAuth } from "./builders.ts";

type Questions = NonNullable<ExampleAuth["questions"]>;

const json = (value: unknown) => ({ body: Buffer.from(JSON.stringify(value)) });
const get = (query: string) => ({ method: "GET", query, body: Buffer.alloc(0) });
const head = [{ request: { method: "HEAD", body: Buffer.alloc(0) }, answer: "" }];
const hookSecret = [
  {
    request: { headers: { "x-hook-secret": "b537207f20cbfa02" }, ...json({}) },
    answer: "",
    headers: { "x-hook-secret": "b537207f20cbfa02" },
  },
];
const validationToken = (name: string) => [
  {
    request: { query: `${name}=Validation%3a+%3Cb%3E+Testing`, body: Buffer.alloc(0) },
    answer: "Validation: <b> Testing",
  },
];
const uuid = "890e4665-4dfe-4ab1-b689-ed553bceeed0";

/** What providers ask before they send events, and the answer that they wait for. */
export const QUESTIONS: Readonly<Record<string, Questions>> = {
  ASANA: hookSecret,
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
  CLIO: hookSecret,
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
  SLACK: [
    {
      request: json({ type: "url_verification", challenge: "<b>3eZbrw1a</b>" }),
      answer: "<b>3eZbrw1a</b>",
    },
  ],
};
