import type { IncomingMessage, ServerResponse } from "node:http";
import { logger } from "#lib/adapters/logger.ts";
import { MAX_BODY_BYTES } from "#lib/domain/ingestion/accept-request.ts";
import type { SourceResponse } from "#lib/domain/ingestion/source-response.ts";
import type { ActiveDomains } from "#lib/services/custom-domains/active-domains.ts";
import type { InboundRequest, IngestRequest } from "#lib/services/requests/ingest-request.ts";
import type { PublishRequest } from "#lib/services/requests/publish-request.ts";

const SOURCE_PATH = /^\/e\/([^/?]*)([^?]*)(?:\?(.*))?$/s;
const HOST_PATH = /^\/([^/?]*)([^?]*)(?:\?(.*))?$/s;
/** The path that a published request is to have stands behind it. */
const PUBLISH_ROOT = "/v1/publish";
const PUBLISH_PATH = /^\/v1\/publish(\/[^?]*)?(?:\?(.*))?$/s;
const NO_BYTES = Buffer.alloc(0);

export type SourceDoor = {
  /** Answers what came to a source URL; false: this is somebody else's request. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
};

export type Doors = { ingest: IngestRequest; publish: PublishRequest };

type Place = Pick<InboundRequest, "token" | "path" | "query" | "projectId"> & {
  isPublish?: boolean;
};

function toPlace(match: RegExpExecArray | null): Place | null {
  if (!match) return null;
  return { token: match[1] ?? "", path: match[2] || "/", query: match[3] ?? "" };
}

function toPublishPlace(url: string): Place | null {
  const match = url.startsWith(PUBLISH_ROOT) ? PUBLISH_PATH.exec(url) : null;
  return match && { token: "", path: match[1] ?? "/", query: match[2] ?? "", isPublish: true };
}

function addressOf(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
}

/**
 * The door for source URLs and the Publish API, in front of the framework: it reads bytes, never parses,
 * and answers only what the services say. Bodies over the limit are refused without being read to the end.
 */
export function createSourceDoor(
  { ingest, publish }: Doors,
  ingestUrl: string | null,
  domains: Pick<ActiveDomains, "projectOf">,
): SourceDoor {
  const ingestHost = ingestUrl ? new URL(ingestUrl).host : null;

  function findPlace(request: IncomingMessage): Place | null {
    const url = request.url ?? "";
    const { host } = request.headers;
    const place = toPlace(SOURCE_PATH.exec(url));
    if (place) return place;
    const publishing = toPublishPlace(url);
    if (publishing) return publishing;
    if (ingestHost && host === ingestHost) return toPlace(HOST_PATH.exec(url));
    const projectId = domains.projectOf(host);
    if (projectId === null) return null;
    const within = toPlace(HOST_PATH.exec(url));
    return within && { ...within, projectId };
  }

  function refuseBody(request: IncomingMessage, response: ServerResponse) {
    // The rest of the body is not read: closing the connection is all that stops the sender.
    response.writeHead(413, { connection: "close", "content-length": 0 });
    response.end(() => request.socket.destroySoon());
  }

  function receive(
    request: IncomingMessage,
    response: ServerResponse,
    { isPublish, ...place }: Place,
  ) {
    const announced = Number(request.headers["content-length"] ?? 0);
    if (announced > MAX_BODY_BYTES) return refuseBody(request, response);
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) {
        request.removeAllListeners("data");
        refuseBody(request, response);
        return;
      }
      chunks.push(chunk);
    });
    request.on("end", () => {
      if (bytes > MAX_BODY_BYTES) return;
      const [first = NO_BYTES] = chunks;
      const inbound: InboundRequest = {
        ...place,
        method: request.method ?? "",
        rawHeaders: request.rawHeaders,
        body: chunks.length > 1 ? Buffer.concat(chunks) : first,
        ip: addressOf(request),
        calledUrl: `https://${request.headers.host}${request.url}`,
      };
      answer(isPublish ? publish(inbound) : ingest(inbound), response);
    });
    // A sender that goes away in the middle leaves nothing behind.
    request.on("error", () => undefined);
  }

  function answer(pending: Promise<SourceResponse>, response: ServerResponse) {
    pending.then(
      (result) => write(response, result),
      (error) => {
        logger.error({ err: error }, "request could not be accepted");
        write(response, { status: 500, headers: {}, body: "" });
      },
    );
  }

  return {
    handle(request, response) {
      const place = findPlace(request);
      if (!place) return false;
      receive(request, response, place);
      return true;
    },
  };
}

function write(response: ServerResponse, result: SourceResponse) {
  const body = Buffer.from(result.body);
  response.writeHead(result.status, { ...result.headers, "content-length": body.length });
  response.end(body);
}
