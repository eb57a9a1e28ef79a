type Row = { id: string; created_at: string };

/**
 * Puts the rows of a list that changes its order where they were seen before, those that were not behind them.
 * What came about after `until` is left out: it waits.
 */
export function keepOrder<R extends Row>(
  rows: readonly R[],
  seen: readonly string[],
  until: string,
): R[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(seen);
  const others = rows.filter((row) => !known.has(row.id) && row.created_at <= until);
  return [...seen.flatMap((id) => byId.get(id) ?? []), ...others];
}
