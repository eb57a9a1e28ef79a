import type { SecretBox } from "#lib/adapters/secret-box.ts";
import type { Rule } from "#lib/schemas/rule.ts";

/** A connection with the rules that were in force when the backtest began. */
export type PlannedConnection = { id: string; sourceId: string; rules: Rule[] };

/** What is compared with: later changes do not change what a backtest says. */
export type Baseline = {
  connections: PlannedConnection[];
  /** Version and name of each transformation that either side runs. */
  transformations: Record<string, { name: string; version: number }>;
};

/** What is tried: other rules of its connection, or other code and variables of its transformation. */
export type Candidate =
  | { rules: Rule[] }
  | { transformationId: string; code: string; env: Readonly<Record<string, string>> };

type Place = { id: string; projectId: string };

const placeOf = ({ id, projectId }: Place) => ({ projectId, resource: id, field: "candidate" });

/** Encrypts what is tried, as it may hold variables. */
export function sealCandidate(secretBox: SecretBox, place: Place, candidate: Candidate) {
  return secretBox.seal(JSON.stringify(candidate), placeOf(place));
}

export function openCandidate(secretBox: SecretBox, place: Place, sealed: Uint8Array): Candidate {
  return JSON.parse(secretBox.open(sealed, placeOf(place)));
}

/** The transformations that rules name. */
export function transformationIds(rules: readonly Rule[]): string[] {
  return rules.flatMap((rule) =>
    rule.type === "transform" && rule.transformation_id ? [rule.transformation_id] : [],
  );
}
