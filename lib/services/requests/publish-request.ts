import { logger } from "#lib/adapters/logger.ts";
import { classifyContentType } from "#lib/domain/ingestion/content-type.ts";
import {
  jsonResponse,
  preflightResponse,
  type SourceResponse,
} from "#lib/domain/ingestion/source-response.ts";
import { storedHeaders } from "#lib/domain/ingestion/stored-headers.ts";
import { can } from "#lib/domain/permissions.ts";
import { readApiKey } from "#lib/domain/read-api-key.ts";
import { mayWithScopes } from "#lib/domain/scopes.ts";
import { AppError, errorBody } from "#lib/errors.ts";
import { hashApiKey } from "../api-keys/api-key-secret.ts";
import { validationError } from "../parse-input.ts";
import type { PublishQuery, PublishTarget } from "./find-publish-targets.ts";
import { type InboundRequest, type IngestRequest, UNAVAILABLE } from "./ingest-request.ts";

/** The token is not looked at: headers say which source is meant. */
export type PublishRequest = (inbound: InboundRequest) => Promise<SourceResponse>;

export type PublishContext = {
  ingest: IngestRequest;
  /** Reads the key and the source anew for every call. */
  findTarget: (query: PublishQuery) => Promise<PublishTarget>;
};

const SCOPE = "gateway.events.write";
const SOURCE_ID = "x-hookdeck-source-id";
const SOURCE_NAME = "x-hookdeck-source-name";
/** They are for this API, and must neither be stored nor reach a destination. */
const RESERVED: ReadonlySet<string> = new Set(["authorization", SOURCE_ID, SOURCE_NAME]);

function withoutReserved(rawHeaders: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = "", value = ""] = [rawHeaders[i], rawHeaders[i + 1]];
    if (!RESERVED.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

/** Throws VALIDATION with a sentence for each header that is missing or cannot be. */
function assertHeaders(headers: Readonly<Record<string, string>>): void {
  const faults: string[] = [];
  if (!headers[SOURCE_ID] && !headers[SOURCE_NAME]) {
    faults.push(
      "headers must contain at least one of [x-hookdeck-source-id, x-hookdeck-source-name]",
    );
  }
  const type = headers["content-type"];
  if (!type) faults.push("headers.content-type is required");
  else if (classifyContentType(type, headers["content-encoding"]).kind === "unsupported") {
    faults.push("headers.content-type must be a supported type");
  }
  if (faults.length > 0) throw validationError(faults);
}

/**
 * Creates the service behind the Publish API: a request that comes with an API key of the project goes in
 * as verified, whatever the type of its source. Answers what the source URL would, or an error of the API
 * as JSON; it never rejects.
 */
export function createPublishRequest({ ingest, findTarget }: PublishContext): PublishRequest {
  async function publish(inbound: InboundRequest): Promise<SourceResponse> {
    const headers = storedHeaders(inbound.rawHeaders);
    if (inbound.method === "OPTIONS") {
      return preflightResponse(headers["access-control-request-headers"]);
    }
    const secret = readApiKey(headers.authorization ?? "");
    if (!secret) throw new AppError("UNAUTHORIZED", "Unauthorized");
    const sourceId = headers[SOURCE_ID] || null;
    const sourceName = sourceId ? null : headers[SOURCE_NAME] || null;
    const { key, source } = await findTarget({ keyHash: hashApiKey(secret), sourceId, sourceName });
    const isElsewhere = inbound.projectId !== undefined && inbound.projectId !== key?.projectId;
    if (!key || isElsewhere) throw new AppError("UNAUTHORIZED", "Unauthorized");
    if (!can(key.role, "gateway.operate")) {
      throw new AppError("FORBIDDEN", "Your role may not do this");
    }
    if (!mayWithScopes(key, SCOPE, source?.id ?? null)) {
      throw new AppError("INSUFFICIENT_SCOPE", `This key does not have the scope ${SCOPE}`);
    }
    assertHeaders(headers);
    const named = sourceId ? { id: sourceId } : { name: sourceName };
    if (!source) throw new AppError("NOT_FOUND", "Source not found", named);
    if (source.isDeleted) throw new AppError("GONE", "The source was deleted", named);
    return ingest({
      ...inbound,
      token: source.id,
      projectId: key.projectId,
      rawHeaders: withoutReserved(inbound.rawHeaders),
      isPublished: true,
    });
  }

  return async (inbound) => {
    try {
      return await publish(inbound);
    } catch (error) {
      if (error instanceof AppError) return jsonResponse(errorBody(error), error.status);
      logger.warn({ err: error }, "published request not stored, sender asked to come back");
      return UNAVAILABLE;
    }
  };
}
