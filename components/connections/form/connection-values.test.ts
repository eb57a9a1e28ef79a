import { describe, expect, it } from "vitest";
import { bodyFaults } from "#components/common/form/contract-resolver.ts";
import { createConnectionContract } from "#lib/contracts/connections.ts";
import {
  CONNECTION_WORDS,
  type ConnectionValues,
  connectionField,
  NEW_CONNECTION,
  toConnectionBody,
} from "./connection-values.ts";

const VALID: ConnectionValues = {
  ...NEW_CONNECTION,
  sourceName: "shopify",
  destinationName: "warehouse",
  destinationUrl: "https://example.com/hooks",
};

const faultsOf = (changes: Partial<ConnectionValues>) => {
  const values = { ...VALID, ...changes };
  const { rules } = toConnectionBody(values);
  return bodyFaults(
    createConnectionContract.body,
    {
      toBody: toConnectionBody,
      toField: (path) => connectionField(path, rules),
      words: CONNECTION_WORDS,
    },
    values,
  );
};

describe("toConnectionBody", () => {
  it("makes a body that the contract takes", () => {
    expect(faultsOf({})).toEqual({});
    expect(toConnectionBody(VALID)).toMatchObject({
      source: { name: "shopify" },
      destination: {
        name: "warehouse",
        type: "HTTP",
        config: { url: "https://example.com/hooks" },
      },
    });
  });

  it("refers to what exists by id and leaves out what does not apply", () => {
    const body = toConnectionBody({
      ...VALID,
      sourceMode: "existing",
      sourceId: "src_1",
      destinationType: "MOCK_API",
      name: "orders",
    });
    expect(body).toEqual({
      name: "orders",
      source_id: "src_1",
      destination: { name: "warehouse", type: "MOCK_API" },
      rules: expect.any(Array),
    });
  });
});

describe("connectionField", () => {
  it.each<[Partial<ConnectionValues>, keyof ConnectionValues, string]>([
    [{ sourceName: "" }, "sourceName", "Fill this in."],
    [{ sourceMode: "existing" }, "sourceId", "Choose a source."],
    [{ destinationMode: "existing" }, "destinationId", "Choose a destination."],
    [{ destinationName: "a b" }, "destinationName", "Use letters, digits, - and _ only."],
    [{ destinationUrl: "example" }, "destinationUrl", "Write a whole URL"],
    [{ name: "a b" }, "name", "Use letters, digits, - and _ only."],
    [{ retryCount: "99" }, "retryCount", "Must be 50 or less."],
    [{ retryCount: "x" }, "retryCount", "Is not valid."],
    [{ retryIntervalSeconds: "0" }, "retryIntervalSeconds", "Must be 1 or more."],
    [{ retryCodes: "nope" }, "retryCodes", "Write codes such as 500"],
    [{ hasDelay: true, delaySeconds: "" }, "delaySeconds", "Fill this in."],
    [{ hasFilter: true, filterText: "{" }, "filterText", "Write a JSON object"],
    [{ hasFilter: true, filterText: '{"body":{"$gtt":1}}' }, "filterText", "$gtt is not a filter"],
  ])("puts the fault of %j at %s", (changes, field, message) => {
    const faults = faultsOf(changes);
    expect(Object.keys(faults)).toEqual([field]);
    expect(faults[field]).toContain(message);
  });
});
