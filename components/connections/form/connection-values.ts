import type { DestinationModel } from "#lib/schemas/destination.ts";
import type { Rule } from "#lib/schemas/rule.ts";
import { DEFAULT_RULE_VALUES, type RuleValues, ruleField, toRules } from "./rule-values.ts";

/** The form that makes a connection. */
export type ConnectionValues = RuleValues & {
  sourceMode: "new" | "existing";
  sourceId: string;
  sourceName: string;
  destinationMode: "new" | "existing";
  destinationId: string;
  destinationName: string;
  destinationType: Extract<DestinationModel["type"], "HTTP" | "MOCK_API">;
  destinationUrl: string;
  name: string;
};

type FaultTeller = (field: keyof ConnectionValues, message: string) => void;

export const NEW_CONNECTION: ConnectionValues = {
  ...DEFAULT_RULE_VALUES,
  sourceMode: "new",
  sourceId: "",
  sourceName: "",
  destinationMode: "new",
  destinationId: "",
  destinationName: "",
  destinationType: "HTTP",
  destinationUrl: "",
  name: "",
};

/** Makes the body that creates the connection, with the source and destination it names. */
export function toConnectionBody(values: ConnectionValues, fault: FaultTeller = () => {}) {
  if (values.sourceMode === "existing" && values.sourceId === "") {
    fault("sourceId", "Choose a source");
  }
  if (values.destinationMode === "existing" && values.destinationId === "") {
    fault("destinationId", "Choose a destination");
  }
  return {
    ...(values.name === "" ? {} : { name: values.name }),
    ...(values.sourceMode === "new"
      ? { source: { name: values.sourceName } }
      : { source_id: values.sourceId }),
    ...(values.destinationMode === "new"
      ? { destination: newDestination(values) }
      : { destination_id: values.destinationId }),
    rules: toRules(values, [], fault) as Rule[],
  };
}

function newDestination({ destinationName, destinationType, destinationUrl }: ConnectionValues) {
  return {
    name: destinationName,
    type: destinationType,
    ...(destinationType === "HTTP" ? { config: { url: destinationUrl } } : {}),
  };
}

const FIELDS: Record<string, keyof ConnectionValues> = {
  name: "name",
  source: "sourceName",
  source_id: "sourceId",
  "source.name": "sourceName",
  destination: "destinationName",
  destination_id: "destinationId",
  "destination.name": "destinationName",
  "destination.config": "destinationUrl",
  "destination.config.url": "destinationUrl",
  // Business rules of a destination name their field from its own point of view.
  "config.url": "destinationUrl",
};

/** Returns where in the form a path of the body stands. */
export function connectionField(path: string, rules: readonly { type: string }[]) {
  const [head, index, key] = path.split(".");
  if (head === "rules") return ruleField(rules[Number(index)]?.type, key);
  return FIELDS[path] ?? null;
}

/** What to write, where the API's own words would not say. */
export const CONNECTION_WORDS = {
  destinationUrl: "Write a whole URL, such as https://example.com/hooks",
  retryCodes: "Write codes such as 500, 500-599, >=500 or !401",
} as const;
