import { describe, expect, it } from "vitest";
import { bodyFaults } from "#components/common/form/contract-resolver.ts";
import {
  type CustomSourceTypeSpec,
  customSourceTypeInput,
  customSourceTypeSpec,
} from "#lib/schemas/custom-source-type.ts";
import {
  CUSTOM_TYPE_WORDS,
  type CustomTypeValues,
  customTypeField,
  NEW_CUSTOM_TYPE,
  toCustomTypeSpec,
  toCustomTypeValues,
} from "./custom-type-values.ts";

const VALUES: CustomTypeValues = { ...NEW_CUSTOM_TYPE, code: "ERP", label: "Our ERP" };
const SPEC: CustomSourceTypeSpec = customSourceTypeSpec.parse({
  label: "Our ERP",
  verification: {
    scheme: "hmac",
    header: "x-erp",
    prefix: "sha256=",
    content: "{timestamp}.{body}",
    algorithm: "sha512",
    encoding: "base64",
    timestamp_header: "x-erp-time",
    time: "s",
    tolerance_sec: 300,
    separator: " ",
    secret_encoding: "base64",
  },
  rejection_status: 200,
  event_type: "body.type",
  sample: { name: "Order", body: { id: 1 }, headers: { "x-a": "b" } },
  setup: ["Open the settings", "Paste {url}"],
});

const faultsOf = (changes: Partial<CustomTypeValues>) =>
  bodyFaults(
    customSourceTypeInput,
    {
      toBody: (values: CustomTypeValues, fault) => ({
        code: `CUSTOM_${values.code}`,
        ...toCustomTypeSpec(values, null, fault),
      }),
      toField: customTypeField,
      words: CUSTOM_TYPE_WORDS,
    },
    { ...VALUES, ...changes },
  );

describe("custom type values", () => {
  it("give back the type that they were made of, what they have no field for included", () => {
    const values = toCustomTypeValues("CUSTOM_ERP", SPEC);
    expect(values.code).toBe("ERP");
    expect(customSourceTypeSpec.parse(toCustomTypeSpec(values, SPEC))).toEqual(SPEC);
  });
  it("keep nothing of another way to check senders", () => {
    const values = { ...toCustomTypeValues("CUSTOM_ERP", SPEC), scheme: "basic" as const };
    expect(toCustomTypeSpec(values, SPEC).verification).toEqual({ scheme: "basic" });
  });
  it.each(["hmac", "standard_webhooks", "token", "basic", "none"] as const)(
    "make a type that the API takes, by %s",
    (scheme) => expect(faultsOf({ scheme })).toEqual({}),
  );
  it.each<[Partial<CustomTypeValues>, keyof CustomTypeValues]>([
    [{ code: "" }, "code"],
    [{ label: "" }, "label"],
    [{ header: "a b" }, "header"],
    [{ content: "nothing" }, "content"],
    [{ content: "{timestamp}{body}" }, "timestampHeader"],
    [{ content: "{id}{body}" }, "idHeader"],
    [{ toleranceSec: "0" }, "toleranceSec"],
    [{ documentation: "http://example.com" }, "documentation"],
    [{ eventType: "type" }, "eventType"],
    [{ sampleBody: "{" }, "sampleBody"],
  ])("put the fault of %j at %s", (changes, field) => {
    expect(Object.keys(faultsOf(changes))).toEqual([field]);
  });
});
