import { type SeriesTone, toneColour } from "./series.ts";

type SeriesMarkProps = { tone: SeriesTone; isBefore?: boolean };

/** The little line that says which colour a series has; dashed for the period before. */
export function SeriesMark({ tone, isBefore = false }: SeriesMarkProps) {
  return (
    <svg width="12" height="8" viewBox="0 0 12 8" aria-hidden className="shrink-0">
      <line
        x1="0"
        x2="12"
        y1="4"
        y2="4"
        stroke={toneColour(tone)}
        strokeWidth={isBefore ? 1.5 : 3}
        {...(isBefore ? { strokeDasharray: "3 2" } : {})}
      />
    </svg>
  );
}
