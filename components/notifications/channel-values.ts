import type { ChannelModel, ChannelType } from "#lib/schemas/channel.ts";
import { CHANNEL_KINDS } from "./channel-kinds.ts";

/** What stands in the form: text for each field by its path, and the name. */
export type ChannelValues = {
  name: string;
  config: Record<string, string>;
  secret: Record<string, string>;
};

const nameOf = (path: string) => path.slice(path.indexOf(".") + 1);

/** Returns what the form begins with: a new channel's defaults, or what a channel has. Secrets are never there. */
export function initialValues(type: ChannelType, channel: ChannelModel | null): ChannelValues {
  const values: ChannelValues = { name: channel?.name ?? "", config: {}, secret: {} };
  for (const { path, initial = "" } of CHANNEL_KINDS[type].fields) {
    const name = nameOf(path);
    if (path.startsWith("secret.")) values.secret[name] = "";
    else values.config[name] = channel ? shown(channel.config[name]) : initial;
  }
  return values;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join("\n");
  return value === null || value === undefined ? "" : String(value);
}

/** Returns the config and secret that a form means; a secret that was left empty stays as it is. */
export function toChannelBody(type: ChannelType, { name, config, secret }: ChannelValues) {
  const { fields } = CHANNEL_KINDS[type];
  const written: Record<string, unknown> = {};
  for (const { path, control, isOptional } of fields) {
    if (!path.startsWith("config.")) continue;
    const key = nameOf(path);
    const text = (config[key] ?? "").trim();
    if (control === "addresses") written[key] = text.split(/[\s,;]+/).filter(Boolean);
    else written[key] = text === "" && isOptional ? null : text;
  }
  const given = Object.entries(secret)
    .map(([key, value]) => [key, value.trim()])
    .filter(([, value]) => value !== "");
  return {
    name: name.trim(),
    config: written,
    ...(given.length > 0 ? { secret: Object.fromEntries(given) } : {}),
  };
}
