import { z } from "zod";
import { emailAddress } from "./account.ts";

const text = z.string().min(1).max(255);
const MAX_MEMBERS = 1_000;
const MAX_CHANNELS = 50;

/** Null or left out: every member who may open the project. An empty list: nobody. */
const memberEmails = z
  .array(emailAddress)
  .max(MAX_MEMBERS)
  .refine((list) => new Set(list).size === list.length, "must not contain duplicate values")
  .nullish();

export const emailChannel = z.strictObject({ member_emails: memberEmails });

/** Where an issue trigger tells of its issues; `{}` and null tell nobody. */
export const issueChannels = z
  .strictObject({
    slack: z.strictObject({ channel_name: text }),
    microsoft_teams: z.strictObject({ channel_name: text }),
    discord: z.strictObject({
      channel_name: text,
      channel_id: text,
      webhook_url: z
        .url({ protocol: /^https?$/ })
        .max(2_048)
        .optional(),
    }),
    betteruptime: z.strictObject({ escalation_policy_id: text, escalation_policy_name: text }),
    incidentio: z.strictObject({ severity_id: text.optional(), severity_name: text.optional() }),
    pagerduty: z.strictObject({}),
    opsgenie: z.strictObject({}),
    email: emailChannel,
    /** Any channels of the project, by their ids. */
    channel_ids: z.array(z.string().min(1).max(255)).max(MAX_CHANNELS),
  })
  .partial();
export type IssueChannels = z.output<typeof issueChannels>;
