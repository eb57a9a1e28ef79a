import type { PoolClient } from "pg";
import { beginProbe, isProbeDue } from "#lib/domain/delivery/protection.ts";
import { lockHealth, saveHealth } from "../destinations/lock-health.ts";
import { DEFAULT_TIMEOUT_MS } from "../sources/routing-config.ts";

/** The place of the one event that a slowed destination may be sent. */
export type Probe = {
  /** Until it may be sent; 0: now. */
  waitMs: number;
  /** Notes that it is under way. */
  begin(): Promise<void>;
};

/** Locks a slowed destination and says when its next probe is due; null when it is slowed no more. */
export async function openProbe(client: PoolClient, destinationId: string): Promise<Probe | null> {
  const locked = await lockHealth(client, destinationId);
  if (!locked) return null;
  const { health, nowMs, config } = locked;
  if (health.state !== "slowed") return null;
  const timeoutMs = config.delivery_timeout ? config.delivery_timeout * 1_000 : DEFAULT_TIMEOUT_MS;
  return {
    waitMs: isProbeDue(health, nowMs) ? 0 : health.nextProbeAtMs - nowMs,
    begin: () => saveHealth(client, destinationId, beginProbe(health, timeoutMs, nowMs)),
  };
}
