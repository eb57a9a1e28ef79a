import { logger } from "#lib/adapters/logger.ts";
import { authenticateRequest } from "#lib/domain/authentication/authenticate-request.ts";
import type {
  AuthenticatedRequest,
  Authentication,
} from "#lib/domain/authentication/authentication.ts";
import { expectsVerification } from "#lib/domain/authentication/expects-verification.ts";
import { newId } from "#lib/domain/ids.ts";
import { type Acceptance, decideAcceptance } from "#lib/domain/ingestion/accept-request.ts";
import { classifyContentType } from "#lib/domain/ingestion/content-type.ts";
import { type IngestOptions, readIngestOptions } from "#lib/domain/ingestion/ingest-options.ts";
import { dropOwnCookies } from "#lib/domain/ingestion/own-cookies.ts";
import {
  acceptedResponse,
  preflightResponse,
  rejectedResponse,
  type SourceResponse,
} from "#lib/domain/ingestion/source-response.ts";
import { storedHeaders } from "#lib/domain/ingestion/stored-headers.ts";
import { redactRequest } from "#lib/domain/redaction/redact-request.ts";
import type { ReadDocument } from "../sources/provider-documents.ts";
import type { RoutingConfig } from "../sources/routing-config.ts";
import type { RoutingConfigCache } from "../sources/routing-config-cache.ts";
import type { AcceptedRow } from "./accept-batch.ts";

export type InboundRequest = {
  /** What stands in the URL for the source: its token, or its whole id. */
  token: string;
  /** Whose host it came to, where that is a project's own: no other project's source is found there. */
  projectId?: string;
  method: string;
  /** Below the source URL, as it came, starting with a slash. */
  path: string;
  /** Without the question mark, as it came. */
  query: string;
  /** Name, value, name, value, … as they came. */
  rawHeaders: readonly string[];
  body: Buffer;
  ip: string;
  /** The whole URL as the sender's connection named it, by https. */
  calledUrl: string;
  /** Its sender has shown an API key of the project: no signature is asked for, and no question answered. */
  isPublished?: true;
  /** The project itself sends it, to try the source. */
  isTest?: true;
};

/** What the sender is told, and the id under which the request was kept, where it was. */
export type IngestAnswer = SourceResponse & { requestId?: string };

type Settled = Exclude<Authentication, { result: "document-needed" }>;

export type IngestRequest = (inbound: InboundRequest) => Promise<IngestAnswer>;

export type IngestContext = {
  sources: RoutingConfigCache;
  /** Resolves after COMMIT; a rejection means that nothing was promised. */
  store: (row: AcceptedRow) => Promise<undefined>;
  readDocument: ReadDocument;
  nowMs: () => number;
  /** Of the dashboard, without a trailing slash. */
  publicUrl: string;
  /** What stands in front of a source's token, without a trailing slash. */
  sourceBaseUrl: string;
};

const TOKEN = /^(?:src_)?([0-9a-z]{14,30})$/;

const plain = (status: number, message: string, headers = {}): SourceResponse => ({
  status,
  headers: { "content-type": "application/json", "access-control-allow-origin": "*", ...headers },
  body: JSON.stringify({ status: "REJECTED", message }),
});

const UNKNOWN_SOURCE = plain(404, "There is no source at this URL.");
const DELETED_SOURCE = plain(410, "The source at this URL was deleted.");
/** What a sender is told while nothing can be stored: nothing of the request was kept. */
export const UNAVAILABLE = plain(503, "The request could not be stored. Send it again.", {
  "retry-after": "2",
});

const PUBLISHED: Settled = { result: "verified" };

/** The causes that configuration may have lifted a moment ago: they are checked against the database. */
const RECHECKED = new Set(["NO_CONNECTION", "SOURCE_DISABLED"]);

/**
 * Creates the service behind every source URL: decides, stores, and answers only after COMMIT.
 * Answers 503 with Retry-After when the request could not be stored; it never rejects.
 */
export function createIngestRequest(context: IngestContext): IngestRequest {
  async function findSource(token: string): Promise<RoutingConfig | null> {
    const id = TOKEN.exec(token)?.[1];
    return id ? context.sources.get(`src_${id}`) : null;
  }

  async function accept(inbound: InboundRequest): Promise<IngestAnswer> {
    let source = await findSource(inbound.token);
    if (!source) return UNKNOWN_SOURCE;
    if (inbound.projectId && inbound.projectId !== source.projectId) return UNKNOWN_SOURCE;
    if (source.isDeleted) return DELETED_SOURCE;
    const headers = storedHeaders(inbound.rawHeaders);
    dropOwnCookies(headers);
    const options = readIngestOptions(inbound.query);
    if (options.contentType) headers["content-type"] = options.contentType;
    const authentication = inbound.isPublished
      ? PUBLISHED
      : await authenticate(source, inbound, headers);
    if (authentication.result === "challenge") return authentication.response;
    if (inbound.method === "OPTIONS" && !source.allowedMethods.includes("OPTIONS")) {
      return preflightResponse(headers["access-control-request-headers"]);
    }

    const incoming = {
      method: inbound.method,
      contentType: classifyContentType(headers["content-type"], headers["content-encoding"]),
      bodyBytes: inbound.body.length,
      body: inbound.body,
      authentication,
    };
    let acceptance = decideAcceptance(withMethods(source, options), incoming);
    if (acceptance.outcome === "rejected" && RECHECKED.has(acceptance.cause)) {
      source = await context.sources.refresh(source.sourceId);
      if (!source || source.isDeleted) return DELETED_SOURCE;
      acceptance = decideAcceptance(withMethods(source, options), incoming);
    }
    const verified = acceptance.isVerified || (expectsVerification(source) ? false : null);
    const { method, path, query, body, ip, isTest = false } = inbound;
    // Decided upon as it came, stored without what the project does not want to have.
    const kept = source.redaction
      ? redactRequest({ headers, query, body }, source.redaction)
      : { headers, query, body };
    const stored = { method, path, isTest, ip, ...kept };
    const row = toRow(stored, source, acceptance, verified, context.nowMs());
    await context.store(row);
    const response = respond(source, acceptance, options, row.requestId);
    return { ...response, requestId: row.requestId };
  }

  /** Only the few schemes that need a provider's document wait here. */
  async function authenticate(
    source: RoutingConfig,
    inbound: InboundRequest,
    headers: Record<string, string>,
  ): Promise<Settled> {
    let outcome = authenticateRequest(source, toAuthenticated(inbound, headers));
    while (outcome.result === "document-needed") {
      outcome = outcome.resume(await context.readDocument(outcome.document));
    }
    return outcome;
  }

  function toAuthenticated(
    inbound: InboundRequest,
    headers: Record<string, string>,
  ): AuthenticatedRequest {
    const { method, path, query, body } = inbound;
    const urls = () => urlsOf(inbound);
    return { method, path, query, headers, body, urls, nowMs: context.nowMs() };
  }

  /** A sender signs the URL that it was given, which a proxy may have changed on the way to here. */
  function urlsOf({ token, path, query, calledUrl, projectId }: InboundRequest): string[] {
    const below = (path === "/" ? "" : path) + (query && `?${query}`);
    const shown = `${context.sourceBaseUrl}/${token}${below}`;
    // At a host of the project's own, the sender was given the URL that it calls.
    return [...new Set(projectId ? [calledUrl, shown] : [shown, calledUrl])];
  }

  function respond(
    source: RoutingConfig,
    acceptance: Acceptance,
    options: IngestOptions,
    requestId: string,
  ): SourceResponse {
    if (acceptance.outcome === "rejected" && acceptance.httpStatus !== 200) {
      return rejectedResponse(acceptance, requestId, withMethods(source, options).allowedMethods);
    }
    const url = `${context.publicUrl}/requests/${requestId}`;
    return acceptedResponse({ id: requestId, url }, source.customResponse, options.response);
  }

  return async (inbound) => {
    try {
      return await accept(inbound);
    } catch (error) {
      logger.warn({ err: error }, "request not stored, sender asked to come back");
      return UNAVAILABLE;
    }
  };
}

/** The methods that a source takes at this URL: its own and those that the query adds. */
function withMethods(source: RoutingConfig, options: IngestOptions): RoutingConfig {
  if (options.allowedMethods.length === 0) return source;
  return { ...source, allowedMethods: [...source.allowedMethods, ...options.allowedMethods] };
}

type StoredParts = Pick<InboundRequest, "method" | "path" | "query" | "ip"> & {
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  isTest: boolean;
};

function toRow(
  stored: StoredParts,
  source: RoutingConfig,
  acceptance: Acceptance,
  verified: boolean | null,
  nowMs: number,
): AcceptedRow {
  const requestId = newId("req", nowMs);
  return {
    requestId,
    projectId: source.projectId,
    body: stored.body,
    isRouted: acceptance.outcome === "accepted",
    json: JSON.stringify({
      request_id: requestId,
      payload_id: newId("edt", nowMs),
      project_id: source.projectId,
      source_id: source.sourceId,
      verified,
      rejection_cause: acceptance.outcome === "rejected" ? acceptance.cause : null,
      original_ip: stored.ip,
      is_test: stored.isTest,
      method: stored.method,
      path: stored.path,
      query: stored.query,
      headers: stored.headers,
      created_ms: nowMs,
    }),
  };
}
