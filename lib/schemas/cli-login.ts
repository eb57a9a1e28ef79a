import { z } from "zod";

const id = z.string().nullable();

/** What a command line is told about who it acts for; what a key of a single project has no person for is null. */
export const cliIdentity = z.object({
  user_id: id,
  user_name: z.string().nullable(),
  user_email: z.string().nullable(),
  user_is_guest: z.boolean(),
  organization_id: z.string(),
  organization_name: z.string(),
  team_id: z.string(),
  team_name: z.string(),
  team_name_no_org: z.string(),
  team_mode: z.literal("inbound"),
  team_type: z.literal("event_gateway"),
  client_id: z.string(),
});
export type CliIdentity = z.infer<typeof cliIdentity>;

export const claimedCliIdentity = cliIdentity.extend({ claimed: z.literal(true), key: z.string() });
export type ClaimedCliIdentity = z.infer<typeof claimedCliIdentity>;

const deviceName = z.string().trim().max(255).default("");

export const cliLoginInput = z.strictObject({ device_name: deviceName });
export type CliLoginInput = z.output<typeof cliLoginInput>;

export const cliGuestInput = z.strictObject({
  device_name: deviceName,
  link_context: z.string().max(100).optional(),
});

/** Where to send the browser, and where to ask whether somebody let the command line in. */
export const cliLoginStart = z.object({ browser_url: z.string(), poll_url: z.string() });

export const cliGuestStart = cliLoginStart.extend({
  id: z.string(),
  key: z.string(),
  link: z.string(),
});

/** A command line that waits, as the person sees it who may let it in. */
export const cliLoginRequest = z.object({ device_name: z.string(), expires_at: z.iso.datetime() });
