import { PALETTE, type SeriesTone } from "#components/charts/series.ts";

/**
 * Gives resources of one chart a colour each, the one they have in the charts before as far as nobody else
 * here has it, and notes it in `known`. At most as many ids as the palette has colours.
 */
export function assignTones(
  ids: readonly string[],
  known: Map<string, SeriesTone>,
): ReadonlyMap<string, SeriesTone> {
  const tones = new Map<string, SeriesTone>();
  const free = new Set<SeriesTone>(PALETTE);
  const take = (id: string, tone: SeriesTone) => {
    tones.set(id, tone);
    free.delete(tone);
  };
  for (const id of ids) {
    const tone = known.get(id);
    if (tone && free.has(tone)) take(id, tone);
  }
  for (const id of ids) {
    const [next = "off"] = free;
    if (!tones.has(id)) take(id, next);
    if (!known.has(id)) known.set(id, next);
  }
  return tones;
}
