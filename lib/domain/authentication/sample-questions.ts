import type { SourceType } from "#lib/schemas/source-type.ts";

/** What a provider asks before it sends events; a POST of JSON without query, unless told. */
type Question = {
  method?: string;
  query?: string;
  /** Names in lower case. */
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
};

const REACHABLE: Question = { method: "HEAD" };
const HOOK_SECRET: Question = { headers: { "x-hook-secret": "b537207f20cbfa02" }, body: {} };
const CHALLENGE = "3eZbrw1aBm2rZgRNFdxV2595";
const UUID = "890e4665-4dfe-4ab1-b689-ed553bceeed0";

const KNOWN: { readonly [type in SourceType]?: Question } = {
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
  SLACK: { body: { type: "url_verification", token: "gone", challenge: CHALLENGE } },
};

/** A question to try each provider with that asks one, by source type. */
export const SAMPLE_QUESTIONS: ReadonlyMap<string, Question> = new Map(Object.entries(KNOWN));
