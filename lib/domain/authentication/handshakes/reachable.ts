import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake } from "../provider.ts";

/** Answers the HEAD request by which a provider finds out whether a URL is there. */
export const answerHead: Handshake = ({ method }) => (method === "HEAD" ? textResponse("") : null);
