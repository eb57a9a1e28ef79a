import { z } from "zod";
import { timestamp } from "./timestamp.ts";

const MAX_LENGTH = 253;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** Gives a name as DNS writes it: lower case, international letters in their ASCII form, no final dot. */
function toAscii(text: string): string {
  const name = text.toLowerCase().replace(/\.$/, "");
  // The parser of URLs knows the ASCII form; what would end the host of a URL is left for the check.
  const isPlain = /^[\w.-]*$/.test(name) || /[\s/:?#@\\%[\]]/.test(name);
  return isPlain ? name : (URL.parse(`http://${name}`)?.hostname ?? name);
}

function isHostname(name: string): boolean {
  const labels = name.split(".");
  // A last label of digits makes it an address.
  const isName = labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? "");
  return isName && name.length <= MAX_LENGTH && labels.every((label) => LABEL.test(label));
}

const hostname = z
  .string()
  .min(1)
  .max(1_000)
  .transform(toAscii)
  .refine(isHostname, "must be a valid hostname");

export const customDomainInput = z.strictObject({ hostname });

export const customDomainAdded = z.object({ hostname: z.string() });

/** The shape of Cloudflare's custom hostnames. TLS is not ours: it ends at the operator's proxy. */
export const customDomainModel = z.object({
  id: z.string(),
  hostname: z.string(),
  status: z.enum(["pending", "active"]),
  ssl: z.object({
    id: z.string(),
    type: z.literal("external"),
    method: z.literal("proxy"),
    status: z.literal("external"),
    validation_records: z.array(z.never()),
    dcv_delegation_records: z.array(z.never()),
    settings: z.object({}),
    wildcard: z.literal(false),
    certificate_authority: z.literal("external"),
  }),
  verification_errors: z.array(z.string()),
  ownership_verification: z.object({
    type: z.literal("txt"),
    name: z.string(),
    value: z.string(),
  }),
  created_at: timestamp,
});
export type CustomDomainModel = z.infer<typeof customDomainModel>;
