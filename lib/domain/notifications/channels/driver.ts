import type { ChannelConfigs, ChannelSecrets, ChannelType } from "#lib/schemas/channel.ts";
import type { Message } from "../message.ts";

/** A call to the far side; `body` is text that is sent as it stands. */
export type ChannelCall = {
  method: "POST";
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
};

/** Types of channels that are called by HTTP: all but mail. */
export type HttpChannelType = Exclude<ChannelType, "email">;

export type ChannelSettings<T extends ChannelType> = {
  config: ChannelConfigs[T];
  secret: ChannelSecrets[T];
};

export type BuildContext = {
  now: Date;
  /** What the far side called the incident that an earlier message opened, where it names it. */
  reference: string | null;
};

export type ChannelDriver<T extends HttpChannelType> = {
  type: T;
  /**
   * `chat`: several messages may be told as one. `incident`: each issue is an incident of its own, that opens
   * and ends; what is neither is not told.
   */
  style: "chat" | "incident";
  /** Returns the call that tells a message; null when this far side has no word for it. Never throws. */
  build(message: Message, settings: ChannelSettings<T>, context: BuildContext): ChannelCall | null;
  /** Reads what the far side calls the incident from its answer. */
  readReference?(body: string): string | null;
  /** Tells from a 2xx answer whether it was in fact a refusal. */
  refusal?(body: string): string | null;
};

export const JSON_TYPE = "application/json";

/** Makes a call with a JSON body. */
export function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ChannelCall {
  return {
    method: "POST",
    url,
    headers: { "content-type": JSON_TYPE, "user-agent": "Sluice", ...headers },
    body: JSON.stringify(body),
  };
}

/** Joins an address that a person typed, with or without a slash at its end, and a path. */
export function below(baseUrl: string, path: string): string {
  return baseUrl.replace(/\/+$/, "") + path;
}
