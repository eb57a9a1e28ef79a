import { describe, expect, it } from "vitest";
import { challengeName, ownershipFaults, type TxtAnswer } from "./ownership.ts";

const HOST = "hooks.example.com";
const NAME = "_sluice-challenge.hooks.example.com";

describe("challengeName", () => {
  it("stands below the host", () => {
    expect(challengeName(HOST)).toBe(NAME);
  });
});

describe("ownershipFaults", () => {
  it.each<[TxtAnswer, string[]]>([
    [{ kind: "found", values: ["token"] }, []],
    [{ kind: "found", values: ["v=spf1", "token"] }, []],
    [
      { kind: "found", values: ["TOKEN", " token"] },
      [`The TXT record ${NAME} does not have the value token.`],
    ],
    [{ kind: "found", values: [] }, [`The TXT record ${NAME} does not have the value token.`]],
    [{ kind: "none" }, [`The TXT record ${NAME} does not exist.`]],
    [{ kind: "failed" }, [`DNS did not answer for the TXT record ${NAME}.`]],
  ])("says of %j what is in the way", (answer, faults) => {
    expect(ownershipFaults(HOST, "token", answer)).toEqual(faults);
  });
});
