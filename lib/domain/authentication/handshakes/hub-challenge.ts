import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake } from "../provider.ts";
import { queryText } from "./query-challenge.ts";

/** Confirms a subscription of Meta's; its verify token is made up by the user and proves nothing to us. */
export const answerHubChallenge: Handshake = (request) => {
  if (request.method !== "GET" || queryText(request, "hub.mode") !== "subscribe") return null;
  const challenge = queryText(request, "hub.challenge");
  return challenge === null ? null : textResponse(challenge);
};
