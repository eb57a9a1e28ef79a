import { Countdown } from "#components/common/countdown.tsx";
import { Time } from "#components/common/time.tsx";
import type { DestinationModel, OverloadReason } from "#lib/schemas/destination.ts";

const DEEDS: Record<OverloadReason, string> = {
  TIMEOUT: "did not answer in time",
  TOO_MANY_REQUESTS: "answered 429 (too many requests)",
  SERVICE_UNAVAILABLE: "answered 503 (unavailable)",
};

/** Says why a slowed destination gets next to nothing, and what happens to its events. */
export function SlowedNote({ destination }: { destination: DestinationModel }) {
  const { state, since, next_probe_at: nextProbeAt, reason } = destination.health;
  if (state !== "slowed" || since === null || reason === null) return null;
  return (
    <p role="status" className="bg-hold-soft rounded-lg px-4 py-3">
      Nearly every attempt {DEEDS[reason]}, so it has been slowed since <Time value={since} />: it
      gets one event now and then until it keeps up again
      {nextProbeAt === null ? null : (
        <>
          , the next <Countdown to={nextProbeAt} />
        </>
      )}
      . The others wait and lose no retry.
    </p>
  );
}
