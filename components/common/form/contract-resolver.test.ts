import { describe, expect, it } from "vitest";
import { createConnectionContract } from "#lib/contracts/connections.ts";
import { createSourceContract } from "#lib/contracts/sources.ts";
import { bodyFaults } from "./contract-resolver.ts";

type Values = { name: string; body: string; filter: string };

const form = {
  toBody: ({ name, body }: Values) => ({
    name,
    config: { custom_response: { content_type: "json", body } },
  }),
  toField: (path: string) =>
    path === "name" ? ("name" as const) : path.startsWith("config.") ? ("body" as const) : null,
};
const faultsOf = (values: Partial<Values>) =>
  bodyFaults(createSourceContract.body, form, { name: "x", body: "", filter: "", ...values });

describe("bodyFaults", () => {
  it("finds nothing wrong with a body the contract takes", () => {
    expect(faultsOf({})).toEqual({});
  });

  it("says how to mend a field, at the field", () => {
    expect(faultsOf({ name: "" }).name).toBe("Fill this in.");
    expect(faultsOf({ name: "two words" }).name).toBe("Use letters, digits, - and _ only.");
    expect(faultsOf({ name: "x".repeat(200) }).name).toBe("Write at most 155 characters.");
    expect(faultsOf({ body: "x".repeat(1001) })).toEqual({
      body: "Write at most 1,000 characters.",
    });
  });

  it("keeps the words of the schema where it has some", () => {
    const faults = bodyFaults(
      createConnectionContract.body,
      {
        toBody: () => ({ destination: { name: "a", config: { url: "nonsense" } } }),
        toField: (path) => (path === "destination.config.url" ? "name" : null),
      },
      { name: "", body: "", filter: "" },
    );
    expect(faults).toEqual({ name: "Must be a valid uri." });
  });

  it("puts what belongs to no field at the root, and reports what could not be made", () => {
    const faults = bodyFaults(
      createSourceContract.body,
      {
        toBody: (_values: Values, fault) => {
          fault("filter", "is not JSON");
          return { name: "x", surprise: 1 };
        },
        toField: () => null,
      },
      { name: "", body: "", filter: "" },
    );
    expect(faults).toEqual({ filter: "Is not JSON.", root: "Does not know surprise." });
  });
});
