import { describe, expect, it } from "vitest";
import { selectStages } from "./stages.mjs";

const names = (only: string[]) => selectStages(only).map(({ name }) => name);

describe("selectStages", () => {
  it("gives all stages when none is named", () => {
    expect(names([])).toEqual(["check", "unit", "postgres", "db", "fault", "build", "e2e"]);
  });

  it("adds what the named stages need, in the order of the stages", () => {
    expect(names(["e2e", "db"])).toEqual(["postgres", "db", "build", "e2e"]);
    expect(names(["unit"])).toEqual(["unit"]);
  });

  it("refuses a name it does not know, and tells those it does", () => {
    expect(() => names(["units"])).toThrow(
      'There is no stage "units". Stages: check, unit, postgres, db, fault, build, e2e.',
    );
  });
});
