import { describe, expect, it } from "vitest";
import { updateDestinationContract } from "#lib/contracts/destinations.ts";
import { fromGroupValues, groupFaults, toGroupValues } from "./group-values.ts";

const GROUPS = {
  key: "body.account",
  rate: 5,
  rate_period: "minute" as const,
  overrides: { big: { rate: 100, rate_period: "second" as const } },
};
const VALUES = toGroupValues(GROUPS);

describe("group values", () => {
  it("give back the groups that they were made of", () => {
    expect(fromGroupValues(VALUES)).toEqual(GROUPS);
    const config = { delivery_policy: { groups: fromGroupValues(VALUES) } };
    expect(updateDestinationContract.body.safeParse({ config }).success).toBe(true);
  });
  it("are none without a key", () => {
    expect(toGroupValues(null)).toMatchObject({ key: "", overrides: [] });
    expect(fromGroupValues({ ...VALUES, key: " " })).toBeNull();
    expect(groupFaults({ ...VALUES, key: "", rate: "x" })).toEqual({});
  });
  it.each(["", "0", "1.5", "100001", "x"])("say that %j is no rate", (rate) => {
    expect(Object.keys(groupFaults({ ...VALUES, rate }))).toEqual(["rate"]);
  });
  it("say which group is named twice or has no rate", () => {
    const again = { id: "2", name: "big", rate: "", period: "hour" as const };
    const faults = groupFaults({ ...VALUES, overrides: [...VALUES.overrides, again] });
    expect(Object.keys(faults)).toEqual(["2.name", "2.rate"]);
  });
});
