import type { DestinationModel } from "#lib/schemas/destination.ts";

export const DESTINATION_TYPES = [
  { value: "HTTP" as const, label: "HTTP", hint: "Sends to a URL" },
  { value: "MOCK_API" as const, label: "Mock API", hint: "Answers by itself, to try things out" },
];

const METHODS = ["POST", "PUT", "PATCH", "DELETE", "GET"] as const;
export const METHOD_OPTIONS = [
  { value: "AS_RECEIVED" as const, label: "As received" },
  ...METHODS.map((method) => ({ value: method, label: method })),
];

export const RATE_PERIODS = [
  { value: "second" as const, label: "per second" },
  { value: "minute" as const, label: "per minute" },
  { value: "hour" as const, label: "per hour" },
  { value: "concurrent" as const, label: "at the same time" },
];

/** Says in a few words where a destination sends to. */
export function destinationTarget({ type, config }: DestinationModel): string {
  if (type === "MOCK_API") return "Mock API";
  if (type === "CLI") return "CLI";
  const url = config.url ? URL.parse(config.url) : null;
  return url ? url.host : "No URL";
}
