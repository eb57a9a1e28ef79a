import type { CompiledRules } from "#lib/domain/rules/apply-rules.ts";
import type { FarSide } from "./far-side.ts";
import type { SourcePlan } from "./sources.ts";

/** A source of the demo with what its requests meet, as it stands in the database. */
export type LiveSource = {
  id: string;
  projectId: string;
  plan: SourcePlan;
  allowedMethods: readonly string[];
  connections: LiveConnection[];
};

export type LiveConnection = {
  id: string;
  rules: CompiledRules;
  pausedAtMs: number | null;
  disabledAtMs: number | null;
  destination: {
    id: string;
    /** Null for a mock destination. */
    url: string | null;
    farSide: FarSide;
  };
};
