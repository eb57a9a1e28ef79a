import type { Contract } from "#lib/contracts/contract.ts";
import type { VersionChange } from "./version-change.ts";

const FLAT_NAMES: Record<"source" | "destination", [RegExp, string][]> = {
  source: [
    [/^auth_type/, "verification.type"],
    [/^auth/, "verification.configs"],
  ],
  destination: [
    [/^auth_type/, "auth_method.type"],
    [/^auth/, "auth_method.config"],
    [/^path\b/, "cli_path"],
  ],
};

/** Only faults of a destination come without saying where in a connection they are. */
function nounOf(prefix: string | undefined, { path }: Contract): "source" | "destination" {
  if (prefix) return prefix === "source." ? "source" : "destination";
  return path.startsWith("/sources") ? "source" : "destination";
}

/** What stood under `config` stood by itself up to 2024-09-01. */
export const flatNamesChange: VersionChange = {
  rename: (text, contract) =>
    text.replace(/\b(source\.|destination\.)?config\.(\w[\w.]*)/g, (_, prefix, field) => {
      const names = FLAT_NAMES[nounOf(prefix, contract)];
      const flat = names.find(([pattern]) => pattern.test(field));
      return `${prefix ?? ""}${flat ? field.replace(...flat) : field}`;
    }),
};
