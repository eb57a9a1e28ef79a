import { formatDuration } from "#components/common/format-time.ts";
import { rulesSchema } from "#lib/schemas/rule.ts";
import { retryTimes } from "./retry-times.ts";
import { type DraftOf, retryRule } from "./rule-drafts.ts";

const MOST_LISTED = 6;

/** Draws when attempts would be made, true to time, and says it in words. */
export function RetryPreview({ draft }: { draft: DraftOf<"retry"> }) {
  const rule = rulesSchema.safeParse([retryRule(draft)]).data?.[0];
  if (rule?.type !== "retry") return null;
  const times = retryTimes(rule);
  const lastMs = times.at(-1);
  if (lastMs === undefined) {
    return <p className="text-muted">A failed event is not tried again by itself.</p>;
  }
  return (
    <figure aria-label="When attempts are made">
      <div className="border-control relative mx-1.5 mt-3 mb-1 h-3 border-b" aria-hidden>
        {[0, ...times].map((ms, index) => (
          <span
            key={ms}
            className={
              index === 0
                ? "bg-accent absolute -bottom-[5px] size-2.5 -translate-x-1/2 rounded-full"
                : "border-accent bg-canvas absolute -bottom-[5px] size-2.5 -translate-x-1/2 rounded-full border-2"
            }
            style={{ left: `${(ms / lastMs) * 100}%` }}
          />
        ))}
      </div>
      <div className="text-faint text-meta flex justify-between" aria-hidden>
        <span>First attempt</span>
        <span>{formatDuration(lastMs)} later</span>
      </div>
      <figcaption className="text-muted text-meta mt-1">{words(times, lastMs)}</figcaption>
    </figure>
  );
}

function words(times: readonly number[], lastMs: number): string {
  const listed = times.slice(0, MOST_LISTED).map(formatDuration).join(", ");
  const rest = times.length - MOST_LISTED;
  const more = rest > 0 ? ` and ${rest} more, the last after ${formatDuration(lastMs)}` : "";
  return `Retries ${listed} after the first attempt${more}. A Retry-After header of the destination wins; after a week it ends.`;
}
