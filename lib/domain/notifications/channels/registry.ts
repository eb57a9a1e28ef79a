import { betteruptime } from "./betteruptime.ts";
import { discord } from "./discord.ts";
import type { ChannelDriver, HttpChannelType } from "./driver.ts";
import { incidentio } from "./incidentio.ts";
import { microsoftTeams } from "./microsoft-teams.ts";
import { opsgenie } from "./opsgenie.ts";
import { pagerduty } from "./pagerduty.ts";
import { slack } from "./slack.ts";
import { webhook } from "./webhook.ts";

/** How each kind of channel is told. */
export const CHANNEL_DRIVERS: { readonly [T in HttpChannelType]: ChannelDriver<T> } = {
  slack,
  microsoft_teams: microsoftTeams,
  discord,
  pagerduty,
  opsgenie,
  betteruptime,
  incidentio,
  webhook,
};
