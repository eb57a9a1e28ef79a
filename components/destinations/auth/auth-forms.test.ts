import { describe, expect, it } from "vitest";
import { destinationAuthSchema, destinationAuthType } from "#lib/schemas/destination-auth.ts";
import { AUTH_FORMS, toDestinationAuth } from "./auth-forms.ts";

const VALUES: Record<string, string> = {
  auth_server: "https://auth.example.com/token",
  to: "query",
  authentication_type: "bearer",
};

describe("AUTH_FORMS", () => {
  it.each(destinationAuthType.options)("asks for all that %s knows, and no more", (type) => {
    const { fields } = AUTH_FORMS[type];
    const all = Object.fromEntries(fields.map(({ name }) => [name, VALUES[name] ?? "x"]));
    expect(destinationAuthSchema(type).safeParse(toDestinationAuth(type, all)).success).toBe(true);
    for (const { name, isOptional = false } of fields) {
      const auth = toDestinationAuth(type, { ...all, [name]: " " });
      expect(auth).not.toHaveProperty(name);
      expect(destinationAuthSchema(type).safeParse(auth).success, name).toBe(isOptional);
    }
  });

  it.each(destinationAuthType.options)("offers of a choice in %s what there is", (type) => {
    const { fields } = AUTH_FORMS[type];
    const all = Object.fromEntries(fields.map(({ name }) => [name, VALUES[name] ?? "x"]));
    for (const { name, options = [] } of fields) {
      for (const { value } of options) {
        const auth = toDestinationAuth(type, { ...all, [name]: value });
        expect(destinationAuthSchema(type).safeParse(auth).success).toBe(true);
      }
    }
  });
});
