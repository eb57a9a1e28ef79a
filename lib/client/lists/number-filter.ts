/** A filter on a number as the API takes it. */
export type NumberFilter =
  | number[]
  | { gt?: number; gte?: number; lt?: number; lte?: number; any?: boolean };

const WHOLE = /^\d{1,9}$/;
const COMPARED = /^(>=|<=|>|<)\s*(\d{1,9})$/;
const BETWEEN = /^(\d{1,9})\s*(?:\.\.|-|to)\s*(\d{1,9})$/;
const CLASS = /^([1-5])xx$/i;
const OPERATORS = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" } as const;

/**
 * Reads a filter on a number: `3`, `3,5`, `>=3`, `3..5`, `none`, `any`, and `5xx` of an HTTP status. Null for
 * what is none of these.
 */
export function parseNumberFilter(typed: string): NumberFilter | null {
  const text = typed.trim().toLowerCase();
  if (text === "none") return { any: false };
  if (text === "any") return { any: true };
  const [, operator, bound] = COMPARED.exec(text) ?? [];
  if (operator && bound) return { [OPERATORS[operator as keyof typeof OPERATORS]]: Number(bound) };
  const [, from, to] = BETWEEN.exec(text) ?? [];
  if (from && to) return Number(from) <= Number(to) ? { gte: Number(from), lte: Number(to) } : null;
  const [, hundreds] = CLASS.exec(text) ?? [];
  if (hundreds) return { gte: Number(hundreds) * 100, lte: Number(hundreds) * 100 + 99 };
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => WHOLE.test(part)) ? parts.map(Number) : null;
}
