import type { DestinationModel } from "#lib/schemas/destination.ts";

export const DESTINATION_TYPES = [
  { value: "HTTP" as const, label: "HTTP", hint: "Sends to a URL" },
  { value: "MOCK_API" as const, label: "Mock API", hint: "Answers by itself, to try things out" },
];

/** Says in a few words where a destination sends to. */
export function destinationTarget({ type, config }: DestinationModel): string {
  if (type === "MOCK_API") return "Mock API";
  if (type === "CLI") return "CLI";
  const url = config.url ? URL.parse(config.url) : null;
  return url ? url.host : "No URL";
}
