import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake } from "../provider.ts";
import { queryText } from "./query-challenge.ts";

/** Gives back the decoded token that Microsoft sends in the query when a subscription is made. */
export const echoValidationToken: Handshake = (request) => {
  if (request.method !== "POST") return null;
  const token = queryText(request, "validationToken") ?? queryText(request, "validationtoken");
  return token === null ? null : textResponse(token);
};
