import { setTimeout as sleep } from "node:timers/promises";
import type { OutboundResult, SendHttp } from "#lib/adapters/send-http.ts";
import { signAws } from "#lib/adapters/sign-aws.ts";
import { addHeaders, authenticateDelivery } from "#lib/domain/delivery/authenticate-delivery.ts";
import type { DeliveryRequest } from "#lib/domain/delivery/build-request.ts";
import { mockResponse } from "#lib/domain/delivery/mock-response.ts";
import type { AttemptErrorCode } from "#lib/schemas/enums.ts";
import type { AccessTokens } from "../destinations/access-tokens.ts";
import type { RoutingConnection } from "../sources/routing-config.ts";

type Request = DeliveryRequest<Buffer>;
type Destination = RoutingConnection["destination"];

export type SendContext = { http: SendHttp; tokens: AccessTokens; nowMs: () => number };

/** The answer, or why none was asked for: there are no credentials to ask with. */
type SendOutcome =
  | OutboundResult
  | { ok: "unauthenticated"; errorCode: AttemptErrorCode; reason: string };

const TOKEN_TYPES: ReadonlySet<string> = new Set([
  "OAUTH2_CLIENT_CREDENTIALS",
  "OAUTH2_AUTHORIZATION_CODE",
  "GCP_SERVICE_ACCOUNT",
]);
const UNAUTHORIZED = 401;

/**
 * Sends a request with its destination's credentials, added at the last moment so that nothing keeps the
 * request with them. A token that the destination refuses with 401 is replaced and the call made once
 * more, within the same attempt: what was refused was not taken in.
 */
export async function sendAuthenticated(
  context: SendContext,
  projectId: string,
  destination: Destination,
  request: Request,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { authType, auth } = destination;
  if (authType === "AWS_SIGNATURE") {
    return transmit(context, destination, withAwsSignature(context, destination, request), signal);
  }
  if (!TOKEN_TYPES.has(authType)) {
    const authenticated = authenticateDelivery(request, authType, auth);
    if (!authenticated) return unauthenticated("INTERNAL_ERROR", "Unknown authentication type.");
    return transmit(context, destination, authenticated, signal);
  }
  const owner = { projectId, destinationId: destination.id, authType, auth };
  const token = await context.tokens.get(owner);
  if (token.result === "failed") {
    return unauthenticated("OAUTH2_HANDSHAKE_FAILED", token.reason);
  }
  const answer = await transmit(context, destination, withToken(request, token), signal);
  if (token.isNew || answer.ok !== true || answer.status !== UNAUTHORIZED) return answer;
  const renewed = await context.tokens.get(owner, token.accessToken);
  if (renewed.result === "failed") return answer;
  return transmit(context, destination, withToken(request, renewed), signal);
}

function unauthenticated(errorCode: AttemptErrorCode, reason: string): SendOutcome {
  return { ok: "unauthenticated", errorCode, reason };
}

function withToken(request: Request, { accessToken }: { accessToken: string }): Request {
  return addHeaders(request, { Authorization: `Bearer ${accessToken}` });
}

function withAwsSignature(
  { nowMs }: SendContext,
  { auth }: Destination,
  request: Request,
): Request {
  const text = (name: string) => String(auth[name] ?? "");
  const credentials = {
    accessKeyId: text("access_key_id"),
    secretAccessKey: text("secret_access_key"),
    region: text("region"),
    service: text("service"),
  };
  const signed = signAws(request, credentials, new Date(nowMs()));
  return { ...addHeaders(request, signed.headers), url: signed.url };
}

async function transmit(
  { http }: SendContext,
  destination: Destination,
  request: Request,
  signal: AbortSignal,
): Promise<OutboundResult> {
  if (destination.type === "MOCK_API") return askMock(request, signal);
  return http.send({ ...request, timeoutMs: destination.timeoutMs }, signal);
}

async function askMock(request: Request, signal: AbortSignal): Promise<OutboundResult> {
  const startedAt = performance.now();
  const answer = mockResponse(request);
  if (answer.delayMs > 0) await sleep(answer.delayMs, null, { signal }).catch(() => undefined);
  return {
    ok: true,
    status: answer.status,
    headers: answer.headers,
    body: Buffer.from(answer.body),
    isTruncated: false,
    latencyMs: Math.round(performance.now() - startedAt),
  };
}
