import { boundsOf } from "../time-range.ts";
import { type FilterField, type FilterValues, valuesOf } from "./filter-field.ts";
import { parseNumberFilter } from "./number-filter.ts";

/** Filters as the API takes them, in lists and bulk operations alike. */
export type ApiQuery = Record<string, unknown>;

const onlyOf = (list: readonly unknown[]) => (list.length === 1 ? list[0] : list);

function timeFilter(text: string, isFuture: boolean, nowMs: number): unknown {
  if (text === "none" || text === "any") return { any: text === "any" };
  const bounds = boundsOf(text, nowMs);
  if (!bounds) return undefined;
  const isLength = bounds.fromMs !== null && !text.includes("..");
  const fromMs = isFuture && isLength ? nowMs : bounds.fromMs;
  const toMs = isFuture && isLength ? 2 * nowMs - (bounds.fromMs ?? nowMs) : bounds.toMs;
  return {
    ...(fromMs === null ? {} : { gte: new Date(fromMs).toISOString() }),
    ...(toMs === null ? {} : { lte: new Date(toMs).toISOString() }),
  };
}

function apiValue(field: FilterField, text: string, nowMs: number): unknown {
  switch (field.kind) {
    case "choices":
      return field.isSingle ? text : onlyOf(valuesOf(text));
    case "resources":
    case "ids":
      return onlyOf(valuesOf(text));
    case "number": {
      const filter = parseNumberFilter(text);
      return Array.isArray(filter) ? onlyOf(filter) : (filter ?? undefined);
    }
    case "time":
      return timeFilter(text, field.isFuture === true, nowMs);
    case "flag":
      return text === "true";
  }
}

function put(query: ApiQuery, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    query[key] = value;
    return;
  }
  const inner: ApiQuery = { ...(query[key] as ApiQuery | undefined) };
  put(inner, rest, value);
  query[key] = inner;
}

/** Turns the filters of a list into what the API is asked. What cannot be read in them filters nothing. */
export function toApiQuery(
  fields: readonly FilterField[],
  values: FilterValues,
  nowMs: number,
): ApiQuery {
  const query: ApiQuery = {};
  for (const field of fields) {
    const text = values[field.key];
    if (text) put(query, field.apiKey.split("."), apiValue(field, text, nowMs));
  }
  return query;
}
