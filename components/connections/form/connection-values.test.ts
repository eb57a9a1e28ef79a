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
  return bodyFaults(
    createConnectionContract.body,
    {
      toBody: toConnectionBody,
      toField: connectionField,
      words: CONNECTION_WORDS,
    },
    values,
  );
};

describe("toConnectionBody", () => {
  it("makes a body that the contract takes", () => {
    expect(faultsOf({})).toEqual({});
    expect(toConnectionBody(VALID)).toMatchObject({
      source: { name: "shopify", type: "WEBHOOK" },
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

describe("toConnectionBody of a new source and destination", () => {
  it("names only what is not left at its default", () => {
    const body = toConnectionBody({
      ...VALID,
      sourceType: { code: "STRIPE", method: "", auth: { webhook_secret_key: "whsec" } },
      destinationAuth: { type: "BEARER_TOKEN", values: { token: "t" } },
      destinationMethod: "PUT",
      isPathForwarded: false,
      rate: "5",
      ratePeriod: "minute",
    });
    expect(body).toMatchObject({
      source: { type: "STRIPE", config: { auth: { webhook_secret_key: "whsec" } } },
      destination: {
        config: {
          url: "https://example.com/hooks",
          auth_type: "BEARER_TOKEN",
          auth: { token: "t" },
          http_method: "PUT",
          path_forwarding_disabled: true,
          delivery_policy: { rate: 5, period: "minute" },
        },
      },
    });
    expect(createConnectionContract.body.safeParse(body).success).toBe(true);
  });

  it("checks a plain webhook in the way that was chosen, the project's own among them", () => {
    const sourceOf = (sourceType: ConnectionValues["sourceType"]) => {
      const body = toConnectionBody({ ...VALID, sourceType });
      return "source" in body ? body.source : null;
    };
    expect(sourceOf({ code: "WEBHOOK", method: "API_KEY", auth: { api_key: "k" } })).toEqual({
      name: "shopify",
      type: "WEBHOOK",
      config: { auth_type: "API_KEY", auth: { api_key: "k" } },
    });
    expect(sourceOf({ code: "CUSTOM_ERP", method: "", auth: {} })).toEqual({
      name: "shopify",
      type: "WEBHOOK",
      config: { auth_type: "CUSTOM_ERP", auth: {} },
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
    [{ rate: "0" }, "rate", "Write a whole number"],
    [{ rate: "fast" }, "rate", "Write a whole number"],
  ])("puts the fault of %j at %s", (changes, field, message) => {
    const faults = faultsOf(changes);
    expect(Object.keys(faults)).toEqual([field]);
    expect(faults[field]).toContain(message);
  });
});
