import { z } from "zod";

/** Fields that a form masks, and that are only shown to those who may see secrets. */
const SECRET_FIELDS = new Set([
  "webhook_secret_key",
  "api_key",
  "password",
  "token",
  "client_secret",
  "verification_token",
]);

type Properties = Record<string, Record<string, unknown>>;

/** Writes the schema of `config.auth` as JSON Schema; fields with secrets are `writeOnly`. */
export function authJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: "input" });
  const properties = (json.properties ?? {}) as Properties;
  return {
    ...json,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [
        name,
        SECRET_FIELDS.has(name) ? { ...property, writeOnly: true } : property,
      ]),
    ),
  };
}
