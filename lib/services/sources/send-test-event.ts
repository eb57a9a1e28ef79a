import { providerOf } from "#lib/domain/authentication/authenticate-request.ts";
import {
  buildTestEvent,
  type TestEventParts,
} from "#lib/domain/authentication/build-test-event.ts";
import { describeKnownType } from "#lib/domain/authentication/describe-type.ts";
import { SAMPLE_QUESTIONS } from "#lib/domain/authentication/sample-questions.ts";
import { sourceToken } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { TestEventInput, TestEventKind, TestEventModel } from "#lib/schemas/source.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import type { IngestRequest } from "../requests/ingest-request.ts";
import { findSource } from "./find-source.ts";
import { loadRoutingConfig } from "./load-routing-config.ts";
import { presentSource } from "./present-source.ts";
import type { RoutingConfig } from "./routing-config.ts";

type Input = TestEventInput & { id: string };
type Content = Pick<TestEventParts, "method" | "query" | "headers" | "body"> & {
  /** What becomes of the content before it is sent. */
  kind: Exclude<TestEventKind, "handshake">;
};

const USER_AGENT = "Sluice-Test/1.0";

function toBytes(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function questionOf(source: RoutingConfig, input: Input): Content {
  const question =
    SAMPLE_QUESTIONS.get(source.auth?.type ?? source.type) ?? SAMPLE_QUESTIONS.get(source.type);
  const isGiven = input.body !== undefined || input.headers !== undefined;
  if (!question && !isGiven) {
    const message = "No question is known that the provider asks: send its body or headers.";
    throw new AppError("UNPROCESSABLE", message, { kind: "handshake" });
  }
  const { method = "POST", query = "", headers, body, isSigned } = question ?? {};
  return {
    kind: isSigned ? "signed" : "unsigned",
    method,
    query,
    headers: { "content-type": "application/json", ...headers },
    body: toBytes(input.body ?? body),
  };
}

function contentOf(source: RoutingConfig, input: Input): Content {
  if (input.kind === "handshake") return questionOf(source, input);
  const { sample } = providerOf(source) ?? describeKnownType(source.type);
  if (input.sample !== undefined && input.sample !== sample.name) {
    throw validationError([`sample must be one of [${sample.name}]`]);
  }
  const methods = source.allowedMethods;
  return {
    kind: input.kind,
    method: methods.includes("POST") ? "POST" : (methods[0] ?? "POST"),
    query: "",
    headers: {
      "content-type": sample.contentType ?? "application/json",
      ...lowerCase(sample.headers),
    },
    body: toBytes(input.body ?? sample.body),
  };
}

/**
 * Sends a source what its provider would send, through the door that everybody uses; the request is marked
 * as a test. Throws UNPROCESSABLE for what cannot be sent from here, such as a signature that only the
 * provider can make.
 */
export async function sendTestEvent(
  ctx: ServiceContext & { ingest: IngestRequest },
  input: Input,
): Promise<TestEventModel> {
  const row = await findSource(ctx, ctx.db.prisma, input.id);
  const source = await loadRoutingConfig(ctx.db.pool, ctx.secretBox, row.id);
  if (!source) throw new AppError("NOT_FOUND", "Source not found", { id: input.id });
  const content = contentOf(source, input);
  const { url } = presentSource(ctx, row);
  const { kind, ...parts } = content;
  const event = buildTestEvent(source, kind, {
    ...parts,
    headers: { "user-agent": USER_AGENT, ...content.headers, ...lowerCase(input.headers) },
    path: "/",
    urls: () => [content.query ? `${url}?${content.query}` : url],
    nowMs: ctx.now().getTime(),
  });
  if (!event.isPossible) throw new AppError("UNPROCESSABLE", event.reason, { kind: input.kind });
  const { method, query, headers, body } = event.request;
  const answer = await ctx.ingest({
    token: sourceToken(row.id),
    projectId: ctx.projectId,
    method,
    path: "/",
    query,
    rawHeaders: Object.entries(headers).flat(),
    body: Buffer.from(body),
    ip: "",
    calledUrl: event.request.urls()[0] ?? url,
    isTest: true,
  });
  return {
    request_id: answer.requestId ?? null,
    http_status: answer.status,
    response: answer.body,
  };
}
