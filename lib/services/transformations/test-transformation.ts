import { type StoredRequest, viewRequest } from "#lib/domain/ingestion/request-view.ts";
import { toStoredRequest } from "#lib/domain/rules/given-request.ts";
import { AppError } from "#lib/errors.ts";
import type {
  TransformationRunInput,
  TransformationRunModel,
} from "#lib/schemas/transformation-run.ts";
import { findBookmark } from "../bookmarks/find-bookmark.ts";
import { findConnection } from "../connections/find-connection.ts";
import { presentConnection } from "../connections/present-connection.ts";
import type { ServiceContext } from "../context.ts";
import { findEvent } from "../events/find-event.ts";
import { ANY_BODY_BYTES } from "../payloads/present-payload.ts";
import { readPayloads } from "../payloads/read-payloads.ts";
import { findRequest } from "../requests/find-request.ts";
import { findTransformation } from "./find-transformation.ts";
import { runTransformation, type TransformationRun } from "./run-transformation.ts";
import { shownEnv } from "./transformation-env.ts";

/** Runs that this machine could not do are tried again so often. */
const TRIES = 3;

/** A request to run code on, and where it comes from. */
type Subject = { request: StoredRequest; requestId?: string; connectionId?: string };

async function readRequest(ctx: ServiceContext, id: string): Promise<Subject> {
  const { payload_id: payloadId } = await findRequest(ctx, id);
  const payloads = await readPayloads(ctx.db.pool, ctx.projectId, [payloadId], ANY_BODY_BYTES);
  const request = payloads.get(payloadId);
  if (!request) throw new AppError("GONE", "The data of the request is no longer kept", { id });
  return { request, requestId: id };
}

/** An event stands for the request that it came from: code is run on that, and not on what code made of it. */
async function readSubject(ctx: ServiceContext, input: TransformationRunInput): Promise<Subject> {
  if (input.event_id !== undefined) {
    const event = await findEvent(ctx, input.event_id);
    return {
      ...(await readRequest(ctx, event.request_id)),
      connectionId: event.connection_id,
    };
  }
  if (input.request_id !== undefined) return readRequest(ctx, input.request_id);
  if (input.bookmark_id !== undefined) {
    const bookmark = await findBookmark(ctx, input.bookmark_id, ANY_BODY_BYTES);
    return { request: bookmark, connectionId: bookmark.connection_id };
  }
  const given = input.request ?? { headers: {}, body: null };
  return { request: toStoredRequest(given) };
}

/** Code and variables: those that are given, else those of the transformation. */
async function readCode(ctx: ServiceContext, input: TransformationRunInput) {
  const id = input.transformation_id;
  const stored = id === undefined ? null : await findTransformation(ctx, ctx.db.prisma, id);
  return {
    code: input.code ?? stored?.code ?? "",
    env: input.env ?? (stored ? shownEnv(ctx, stored) : {}),
  };
}

/** What the code is told of a connection that is named, or that a stored request belongs to. */
async function readContext(
  ctx: ServiceContext,
  input: TransformationRunInput,
  subject: Subject,
): Promise<string> {
  const id = input.webhook_id ?? subject.connectionId;
  if (id === undefined) return '{"connection":null}';
  try {
    const row = await findConnection(ctx, ctx.db.prisma, id);
    return JSON.stringify({ connection: presentConnection(ctx, row) });
  } catch (error) {
    const isNamed = input.webhook_id !== undefined;
    if (isNamed || !(error instanceof AppError)) throw error;
    return '{"connection":null}';
  }
}

function presentRequest(request: StoredRequest): TransformationRunModel["request"] {
  const { body, query } = viewRequest(request);
  const { headers, path } = request;
  return { headers, path, query: request.query, parsed_query: query, body };
}

/**
 * Runs code as a try, without any trace: what it returns and what it wrote to the console. Code that fails
 * is an answer as well. Throws UNAVAILABLE when this machine has no time for it.
 */
export async function testTransformation(
  ctx: ServiceContext,
  input: TransformationRunInput,
): Promise<TransformationRunModel> {
  const subject = await readSubject(ctx, input);
  const job = {
    projectId: ctx.projectId,
    key: null,
    ...(await readCode(ctx, input)),
    context: await readContext(ctx, input, subject),
    request: subject.request,
  };
  let run: TransformationRun | null = null;
  for (let tries = 0; !run && tries < TRIES; tries += 1) {
    run = await runTransformation(ctx.sandbox, job);
  }
  if (!run) throw new AppError("UNAVAILABLE", "The code could not be run just now. Try again.");
  return {
    ...(subject.requestId === undefined ? {} : { request_id: subject.requestId }),
    ...(input.transformation_id === undefined
      ? {}
      : { transformation_id: input.transformation_id }),
    log_level: run.logLevel,
    ...(run.request ? { request: presentRequest(run.request) } : {}),
    console: run.logs,
  };
}
