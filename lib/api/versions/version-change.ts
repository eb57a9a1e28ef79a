import type { z } from "zod";
import type { Contract } from "#lib/contracts/contract.ts";

/**
 * A shape that the version before wrote differently. Wherever a contract uses the schema `newer`, the older
 * version has `older`: `up` turns what its callers send into the newer shape, `down` what is answered into
 * theirs. Inputs need no `down`, answers no `up`.
 */
export type Shape = {
  newer: z.ZodType;
  older: z.ZodType;
  up?: (older: unknown) => unknown;
  down?: (newer: unknown) => unknown;
};

/** What the version before answered at one endpoint, made from what it would answer by the shapes alone. */
type Answer = { older: (schema: z.ZodType) => z.ZodType; down: (answer: unknown) => unknown };

/** What differs between a version and the next newer one. */
export type VersionChange = {
  shapes?: readonly Shape[];
  /** By method and path: `POST /events/{id}/retry`. */
  answers?: Readonly<Record<string, Answer>>;
  /** Paths of the endpoints that came with the newer version. */
  added?: RegExp;
  /** Paths of the endpoints that the newer version has no more. */
  removed?: RegExp;
  /** Turns what the newer version calls a field, in a sentence about a fault, into the older name. */
  rename?: (text: string, contract: Contract) => string;
};

/** Declares a shape, so that the compiler holds its two functions to its two schemas. */
export function defineShape<N extends z.ZodType, O extends z.ZodType>(shape: {
  newer: N;
  older: O;
  up?: (older: z.input<O>) => z.input<N>;
  down?: (newer: z.input<N>) => z.input<O>;
}): Shape {
  // Values are checked by the schema on their side before they are turned: see `atVersion`.
  return shape as Shape;
}
