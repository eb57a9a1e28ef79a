import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import type { FilterRule } from "#lib/schemas/rule.ts";
import { compileNode, type FilterNode } from "./compile-filter.ts";
import { GAVE_UP, startRun } from "./filter-run.ts";

export const FILTER_PARTS = ["body", "headers", "path", "query"] as const;
export type FilterPart = (typeof FILTER_PARTS)[number];

type CompiledPart = { part: FilterPart; node: FilterNode | null; tracksIndexes: boolean };

/** A filter rule, compiled once and evaluated for each request. */
export type CompiledFilter = { parts: readonly CompiledPart[] };

export type FilterVerdict = { passed: true } | { passed: false; failed: FilterPart[] };

function compilePart(part: FilterPart, filter: unknown): CompiledPart {
  try {
    const tracksIndexes = JSON.stringify(filter).includes("[$index]");
    return { part, node: compileNode(filter), tracksIndexes };
  } catch (error) {
    if (error === GAVE_UP || error instanceof RangeError) {
      return { part, node: null, tracksIndexes: false };
    }
    throw error;
  }
}

/**
 * Compiles a filter rule. Parts that are absent or null are not tested; one that is nested deeper than a
 * filter may be matches nothing. Never throws.
 */
export function compileFilter(rule: FilterRule): CompiledFilter {
  const given = FILTER_PARTS.filter((part) => rule[part] !== undefined && rule[part] !== null);
  return { parts: given.map((part) => compilePart(part, rule[part])) };
}

function passes({ part, node, tracksIndexes }: CompiledPart, request: RequestView): boolean {
  if (!node) return false;
  const input = request[part];
  try {
    return node.matchDocument(input, undefined, [], startRun(tracksIndexes));
  } catch (error) {
    // References within what references mean can nest beyond what the stack holds.
    if (error === GAVE_UP || error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Evaluates a filter: every given part must match, and those that do not are named. Works as
 * simple-json-match 1.3.0, except that only own keys count and that input which is too deep or too much
 * to look at matches nothing. Never throws, changes nothing.
 */
export function evaluate(filter: CompiledFilter, request: RequestView): FilterVerdict {
  const failed = filter.parts.filter((each) => !passes(each, request)).map(({ part }) => part);
  return failed.length === 0 ? { passed: true } : { passed: false, failed };
}
