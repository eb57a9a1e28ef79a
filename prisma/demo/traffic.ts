import type { Random } from "./random.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAYS = 7;
/** The last requests are this old, so that their first attempts are over. */
const SETTLED_MS = 2 * 60 * 1_000;

/** When a source is busy: with the shop's customers, in office hours, or always alike. */
export type Rhythm = "shop" | "office" | "steady";

/** How busy an hour is; of UTC, since it is the same for everybody who looks. */
function weight(rhythm: Rhythm, hour: Date): number {
  if (rhythm === "steady") return 1;
  const isWeekend = hour.getUTCDay() % 6 === 0;
  const ofDay = hour.getUTCHours();
  if (rhythm === "office") {
    const isOffice = ofDay >= 7 && ofDay < 18;
    return (isOffice ? 1 : 0.08) * (isWeekend ? 0.15 : 1);
  }
  const wave = 0.55 - 0.45 * Math.cos(((ofDay - 3) / 24) * 2 * Math.PI);
  return wave * (isWeekend ? 1.25 : 1);
}

/** Returns the moments of `count` requests in the seven days before `now`, in order, in ms. */
export function momentsOf(random: Random, rhythm: Rhythm, count: number, now: Date): number[] {
  const endMs = now.getTime() - SETTLED_MS;
  const hours: { fromMs: number; upTo: number }[] = [];
  let sum = 0;
  for (let fromMs = endMs - DAYS * 24 * HOUR_MS; fromMs < endMs; fromMs += HOUR_MS) {
    sum += weight(rhythm, new Date(fromMs));
    hours.push({ fromMs, upTo: sum });
  }
  const moments = Array.from({ length: count }, () => {
    const drawn = random.next() * sum;
    const hour = hours.find(({ upTo }) => drawn < upTo) ?? hours[0];
    return (hour?.fromMs ?? endMs) + random.between(0, HOUR_MS - 1);
  });
  return moments.sort((a, b) => a - b);
}
