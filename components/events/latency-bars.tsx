import { Duration } from "#components/common/duration.tsx";
import type { AttemptModel } from "#lib/schemas/attempt.ts";

export type LatencyScale = { deliveryMs: number; responseMs: number };

/** What fills a bar: the longest of all attempts. */
export function latencyScale(attempts: readonly AttemptModel[]): LatencyScale {
  return {
    deliveryMs: Math.max(1, ...attempts.map((each) => each.delivery_latency ?? 0)),
    responseMs: Math.max(1, ...attempts.map((each) => each.response_latency ?? 0)),
  };
}

type LatencyBarsProps = { attempt: AttemptModel; scale: LatencyScale };

/** How long an event waited for an attempt and the attempt for its answer, beside those of the others. */
export function LatencyBars({ attempt, scale }: LatencyBarsProps) {
  const { delivery_latency: delivery, response_latency: response } = attempt;
  const isSuccessful = attempt.status === "SUCCESSFUL";
  return (
    <div className="text-meta text-muted grid grid-cols-[56px_minmax(0,1fr)_64px] items-center gap-x-2 gap-y-0.5 pt-1">
      {delivery === null ? null : (
        <Bar
          label="Waited"
          ms={delivery}
          share={delivery / scale.deliveryMs}
          className="bg-pending"
        />
      )}
      {response === null ? null : (
        <Bar
          label="Answer"
          ms={response}
          share={response / scale.responseMs}
          className={isSuccessful ? "bg-successful" : "bg-failed"}
        />
      )}
    </div>
  );
}

type BarProps = { label: string; ms: number; share: number; className: string };

function Bar({ label, ms, share, className }: BarProps) {
  return (
    <>
      <span>{label}</span>
      <span className="bg-hover h-1.5 overflow-hidden rounded-full" aria-hidden>
        <span
          className={`block h-full min-w-0.5 rounded-full ${className}`}
          style={{ width: `${Math.min(1, share) * 100}%` }}
        />
      </span>
      <span className="text-right tabular-nums">
        <Duration ms={ms} />
      </span>
    </>
  );
}
