import {
  Bell,
  BellRing,
  Flame,
  Hash,
  type LucideIcon,
  Mail,
  MessagesSquare,
  Siren,
  Users,
  Webhook,
} from "lucide-react";
import type { ChannelType } from "#lib/schemas/channel.ts";

export type ChannelField = {
  path: `config.${string}` | `secret.${string}`;
  label: string;
  help?: string;
  placeholder?: string;
  control?: "text" | "addresses" | "select";
  options?: readonly { value: string; label: string }[];
  /** What stands there at first. */
  initial?: string;
  isOptional?: boolean;
};

export type ChannelKind = {
  label: string;
  icon: LucideIcon;
  /** Where to find what is asked for. */
  where: string;
  fields: readonly ChannelField[];
};

const HOOK = "secret.webhook_url";
const choices = (...values: string[]) => values.map((value) => ({ value, label: value }));

export const CHANNEL_KINDS: Readonly<Record<ChannelType, ChannelKind>> = {
  email: {
    label: "E-mail",
    icon: Mail,
    where:
      "One address a line. Members of the organization are followed when their address changes.",
    fields: [
      {
        path: "config.addresses",
        label: "Addresses",
        control: "addresses",
        placeholder: "on-call@example.com",
      },
    ],
  },
  slack: {
    label: "Slack",
    icon: Hash,
    where:
      "At api.slack.com/apps choose your app, then Incoming Webhooks, then Add New Webhook to Workspace. It asks for the channel.",
    fields: [
      { path: HOOK, label: "Webhook URL", placeholder: "https://hooks.slack.com/services/…" },
    ],
  },
  microsoft_teams: {
    label: "Microsoft Teams",
    icon: Users,
    where:
      "In the channel's ••• menu choose Workflows, then “Post to a channel when a webhook request is received”, and copy its URL.",
    fields: [
      { path: HOOK, label: "Workflow URL", placeholder: "https://….logic.azure.com/workflows/…" },
    ],
  },
  discord: {
    label: "Discord",
    icon: MessagesSquare,
    where: "In the channel's settings choose Integrations, then Webhooks, and copy the URL of one.",
    fields: [
      { path: HOOK, label: "Webhook URL", placeholder: "https://discord.com/api/webhooks/…" },
    ],
  },
  pagerduty: {
    label: "PagerDuty",
    icon: Siren,
    where: "In the service choose Integrations, add “Events API v2”, and copy its integration key.",
    fields: [
      { path: "secret.routing_key", label: "Integration key", placeholder: "32 characters" },
      {
        path: "config.severity",
        label: "Severity",
        control: "select",
        options: choices("critical", "error", "warning", "info"),
        initial: "error",
      },
      {
        path: "config.api_url",
        label: "Region",
        control: "select",
        options: [
          { value: "https://events.pagerduty.com", label: "United States" },
          { value: "https://events.eu.pagerduty.com", label: "Europe" },
        ],
        initial: "https://events.pagerduty.com",
      },
    ],
  },
  opsgenie: {
    label: "Opsgenie",
    icon: BellRing,
    where:
      "In the team choose Integrations, add “API”, and copy its key. Opsgenie itself ends in April 2027.",
    fields: [
      { path: "secret.api_key", label: "API key" },
      {
        path: "config.priority",
        label: "Priority",
        control: "select",
        options: choices("P1", "P2", "P3", "P4", "P5"),
        initial: "P3",
      },
      {
        path: "config.api_url",
        label: "Region",
        control: "select",
        options: [
          { value: "https://api.opsgenie.com", label: "United States" },
          { value: "https://api.eu.opsgenie.com", label: "Europe" },
        ],
        initial: "https://api.opsgenie.com",
      },
    ],
  },
  betteruptime: {
    label: "Better Stack",
    icon: Bell,
    where: "In Better Stack choose API tokens, and copy the token of your Uptime team.",
    fields: [
      { path: "secret.api_token", label: "API token" },
      {
        path: "config.requester_email",
        label: "Requester",
        help: "The address of a member of the team, under whose name incidents are opened.",
      },
      {
        path: "config.policy_id",
        label: "Escalation policy",
        help: "Its number, as its address in the browser shows it.",
        isOptional: true,
      },
    ],
  },
  incidentio: {
    label: "incident.io",
    icon: Flame,
    where: "Choose Alerts, then Sources, add “HTTP”, and copy the id in its URL and its token.",
    fields: [
      { path: "config.alert_source_id", label: "Alert source id", placeholder: "01GW2G3V0S59R2…" },
      { path: "secret.token", label: "Token" },
    ],
  },
  webhook: {
    label: "Signed webhook",
    icon: Webhook,
    where:
      "Any address of yours. Messages are JSON, signed as Standard Webhooks says with a secret that is made here and shown once.",
    fields: [{ path: "config.url", label: "URL", placeholder: "https://example.com/alerts" }],
  },
};

export const CHANNEL_TYPES = Object.keys(CHANNEL_KINDS) as ChannelType[];
