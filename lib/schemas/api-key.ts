import { z } from "zod";
import { isoDate } from "./common.ts";
import { role } from "./permission.ts";
import { timestamp } from "./timestamp.ts";

export const apiKeyKind = z.enum(["project", "organization", "cli"]);
export type ApiKeyKind = z.infer<typeof apiKeyKind>;

const scopes = z.array(z.string().min(1).max(100)).max(64);
const id = z.string().min(1).max(255);

/** By id of a project, for keys of an organization, or of a resource, for keys of a project. */
const grants = z
  .record(id, z.union([z.literal(true), z.strictObject({ scopes: scopes.optional() })]))
  .transform((given) =>
    Object.fromEntries(
      Object.entries(given).map(([key, grant]) => [key, grant === true ? {} : grant]),
    ),
  );

/** A key as it is listed: its secret is not among what is stored. */
export const apiKey = z.object({
  id: z.string(),
  label: z.string(),
  type: apiKeyKind.describe("cli: made by signing in to the command line"),
  team_id: z.string().nullable().describe("Null for a key of the organization"),
  organization_id: z.string(),
  user_id: z
    .string()
    .nullable()
    .describe(
      "Who made it; for a command line, whom it acts for. Null: another key or the operator",
    ),
  role: role.describe("What it is where it acts; a command line has the role of its person"),
  key_fingerprint: z.string().describe("First and last characters, to recognise the key by"),
  scopes: z.array(z.string()),
  grants: z.record(z.string(), z.object({ scopes: z.array(z.string()).optional() })),
  expires_at: timestamp.nullable(),
  last_used_at: timestamp.nullable(),
  created_at: timestamp,
  updated_at: timestamp,
});
export type ApiKey = z.infer<typeof apiKey>;

export const createdApiKey = apiKey.extend({
  key: z.string().describe("The secret; this answer is the only one that shows it"),
});
export type CreatedApiKey = z.infer<typeof createdApiKey>;

export const apiKeyInput = z.strictObject({
  label: z.string().trim().min(1).max(255),
  type: z.enum(["organization", "project"]),
  team_id: id
    .nullish()
    .describe("The project of a project key; without it the one that is asked for"),
  scopes: scopes.optional(),
  grants: grants.optional(),
  expires_at: isoDate.nullish(),
});
export type ApiKeyInput = z.output<typeof apiKeyInput>;

export const apiKeyChanges = z.strictObject({
  scopes: scopes.optional(),
  grants: grants.optional(),
});
export type ApiKeyChanges = z.output<typeof apiKeyChanges>;

export const apiKeyRollInput = z.strictObject({
  delay_sec: z
    .union([z.literal(0), z.literal(3_600), z.literal(86_400)])
    .describe("Seconds for which the old key stays in force: 0, 3600 or 86400"),
});
export type ApiKeyRollInput = z.output<typeof apiKeyRollInput>;
