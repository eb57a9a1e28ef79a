import type { AttemptTrigger } from "#lib/schemas/enums.ts";
import type { EventPayload } from "./event-payload.ts";

/** A claim is lost when it is not renewed for this long; a dead worker's events then go to another. */
export const CLAIM_S = 15;
/** Claims of deliveries that are still under way are renewed this often. */
export const RENEW_MS = 5_000;

/** An event that this worker holds, with all that its delivery needs. */
export type ClaimedEvent = {
  id: string;
  claimId: string;
  projectId: string;
  connectionId: string;
  sourceId: string;
  destinationId: string;
  requestId: string;
  createdAtMs: number;
  /** Null before the first attempt. */
  firstAttemptAtMs: number | null;
  /** Attempts that are over, interrupted ones included. */
  attempts: number;
  /** Automatic retries so far. */
  automaticCount: number;
  trigger: AttemptTrigger;
  verified: boolean | null;
  originalIp: string;
  bulkOperationId: string | null;
  deliveryGroup: string | null;
  /** The line in which it has its turn. */
  orderKey: string | null;
  /** It goes to a slowed destination to see whether that keeps up again. */
  isProbe: boolean;
  /** Of the source when the event was read: no older configuration may deliver it. */
  configVersion: string;
  payload: EventPayload;
};
