/** Nested lists and references that one evaluation follows before it gives up. */
const MAX_NESTING = 200;
/** Values that one evaluation looks at before it gives up: some tens of ms. */
const MAX_STEPS = 1_000_000;

/** What one evaluation has used up. */
export type FilterRun = {
  steps: number;
  nesting: number;
  /** Whether positions in lists are needed: only where the filter says `$index`. */
  readonly tracksIndexes: boolean;
};

/** Thrown where an evaluation gives up: the whole part does not match then, `$not` included. */
export const GAVE_UP = new Error("filter evaluation gave up");

export function startRun(tracksIndexes: boolean): FilterRun {
  return { steps: 0, nesting: 0, tracksIndexes };
}

/** Counts work; throws GAVE_UP when it is too much. */
export function spend(run: FilterRun, steps: number): void {
  run.steps += steps;
  if (run.steps > MAX_STEPS) throw GAVE_UP;
}

/** Goes one list or reference deeper; throws GAVE_UP when it is too deep. */
export function descend(run: FilterRun): void {
  run.nesting += 1;
  if (run.nesting > MAX_NESTING) throw GAVE_UP;
}

export function ascend(run: FilterRun): void {
  run.nesting -= 1;
}
