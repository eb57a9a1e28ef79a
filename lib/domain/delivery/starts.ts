/** Starts are handed out this far ahead: far less than a claim lasts. */
export const HORIZON_MS = 1_000;

/** What may start: one every `intervalMs`, the next in `nextMs` from now. */
export type Pace = { intervalMs: number; nextMs: number };

/** The pace of one delivery group. */
export type GroupPace = Pace & { name: string };

/**
 * Returns in how many ms the next start may come after the last one that was handed out. `lastMs` is
 * from now: negative when it is past, -Infinity when there was none. An interval that was changed
 * meanwhile counts at once.
 */
export function nextStartMs(intervalMs: number, lastMs: number): number {
  return Math.max(0, lastMs + intervalMs);
}

/** Returns how many starts a pace has to give within the horizon. */
export function freeStarts({ intervalMs, nextMs }: Pace): number {
  if (nextMs > HORIZON_MS) return 0;
  if (intervalMs === 0) return Number.POSITIVE_INFINITY;
  return Math.floor((HORIZON_MS - nextMs) / intervalMs) + 1;
}

/**
 * Deals out `budget` starts to groups in turns, one each a round, none more than it has free: a group
 * with a long queue gets no more than its share while others wait. The first come first in each round.
 */
export function shareStarts(groups: readonly GroupPace[], budget: number): Map<string, number> {
  const shares = new Map<string, number>();
  let left = budget;
  let hungry = groups.filter((group) => freeStarts(group) > 0);
  for (let round = 1; left > 0 && hungry.length > 0; round++) {
    for (const { name } of hungry.slice(0, left)) shares.set(name, round);
    left -= hungry.length;
    hungry = hungry.filter((group) => freeStarts(group) > round);
  }
  return shares;
}

export type Start<T> = { item: T; group: string | null; startMs: number };

/**
 * Gives each item the moment of its start, ms from now: those of a group by the pace of the group, all
 * together by that of the destination, in the order of their moments. Items without a group wait for
 * the destination only. Items of one group start in the order given.
 */
export function paceStarts<T>(
  items: readonly { item: T; group: string | null }[],
  groups: ReadonlyMap<string, Pace>,
  destination: Pace,
): Start<T>[] {
  const next = new Map([...groups].map(([name, pace]) => [name, pace.nextMs]));
  const wished = items.map(({ item, group }) => {
    if (group === null) return { item, group, startMs: 0 };
    const startMs = next.get(group) ?? 0;
    next.set(group, startMs + (groups.get(group)?.intervalMs ?? 0));
    return { item, group, startMs };
  });
  wished.sort((a, b) => a.startMs - b.startMs);
  const earliest = new Map<string, number>();
  let free = destination.nextMs;
  return wished.map(({ item, group, startMs: wishMs }) => {
    const startMs = Math.max(free, wishMs, group === null ? 0 : (earliest.get(group) ?? 0));
    free = startMs + destination.intervalMs;
    if (group !== null) earliest.set(group, startMs + (groups.get(group)?.intervalMs ?? 0));
    return { item, group, startMs };
  });
}
