import { type BuiltRequest, buildRequest } from "#lib/domain/delivery/build-request.ts";
import { announcedRetryMs, type RetryHistory } from "#lib/domain/rules/retry.ts";
import type { AttemptTrigger } from "#lib/schemas/enums.ts";
import type { RoutingConfig, RoutingConnection } from "../sources/routing-config.ts";

/** Where a mock destination pretends to be. */
const MOCK_URL = "https://mock.invalid/";

export type AttemptInput = {
  event: { id: string; requestId: string };
  /** The request as it is stored. */
  payload: {
    method: string;
    path: string;
    query: string;
    headers: Readonly<Record<string, string>>;
    body: Buffer;
  };
  sender: { originalIp: string; verified: boolean | null };
  attempt: { number: number; trigger: AttemptTrigger };
  history: RetryHistory;
};

/**
 * Builds the request of one attempt at an event by its connection as it is now, signed for the project
 * where the destination asks for that, without credentials of the destination's own. `publicUrl` is the
 * dashboard's, without a trailing slash.
 */
export function buildAttempt(
  publicUrl: string,
  config: RoutingConfig,
  connection: RoutingConnection,
  { event, payload, sender, attempt, history }: AttemptInput,
  now: Date,
): BuiltRequest<Buffer> {
  const { name: connectionName, destination, rules } = connection;
  return buildRequest({
    destination: {
      ...destination,
      url: destination.type === "MOCK_API" ? MOCK_URL : destination.url,
    },
    payload,
    event: {
      ...event,
      url: `${publicUrl}/events/${event.id}`,
      originalIp: sender.originalIp,
      isVerified: sender.verified === true,
    },
    attempt: { ...attempt, willRetryInMs: announcedRetryMs(rules.retry, history, now) },
    sourceName: config.name,
    connectionName,
    signingSecrets: destination.authType === "HOOKDECK_SIGNATURE" ? config.signingSecrets : [],
    headerPrefix: config.headerPrefix,
  });
}
