import type { Status } from "#components/common/status-badge.tsx";
import type { DestinationModel } from "#lib/schemas/destination.ts";

/** The one state that is worth a badge. */
export function destinationState({ disabled_at, health }: DestinationModel): Status {
  if (disabled_at !== null) return "DISABLED";
  return health.state === "slowed" ? "SLOWED" : "ACTIVE";
}
