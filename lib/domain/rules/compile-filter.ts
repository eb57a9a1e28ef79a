import { MAX_FILTER_DEPTH, VALUE_OPERATORS } from "#lib/schemas/filter.ts";
import { isPrimitive, looselyEquals, OPERATORS, type Operator, type Primitive } from "./filter-operators.ts";
import { parseReference, type Reference, resolveReference, UNRESOLVABLE } from "./filter-reference.ts";
import { ascend, descend, type FilterRun, GAVE_UP, spend } from "./filter-run.ts";

type Matcher = (
  input: unknown,
  /** What references start from: the nearest list or primitive entered by `match`, else the whole. */
  root: unknown,
  indexes: readonly number[],
  run: FilterRun,
) => boolean;

/**
 * One value of a filter. The language has two ways to read it: as a document (at the root and below
 * `$or`, `$and`, `$not`), where operator keys of an object are names of fields, and as the value of a
 * field, where they are operators.
 */
export type FilterNode = {
  match: Matcher;
  matchValue: Matcher;
  /** Only `$exist: false` has anything to say about a key that is not there. */
  acceptsMissing: boolean;
};

type Schema = Readonly<Record<string, unknown>>;

const NO_INDEXES: readonly number[] = [];

function someElement(node: FilterNode, list: readonly unknown[], ...rest: Parameters<Matcher> extends [unknown, ...infer R] ? R : never): boolean {
  const [root, indexes, run] = rest;
  descend(run);
  spend(run, list.length === 0 ? 1 : 0);
  for (let i = 0; i < list.length; i++) {
    spend(run, 1);
    const below = run.tracksIndexes ? [...indexes, i] : NO_INDEXES;
    if (node.matchValue(list[i], root, below, run)) {
      ascend(run);
      return true;
    }
  }
  ascend(run);
  return false;
}
