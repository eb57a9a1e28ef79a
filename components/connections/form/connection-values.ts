import type { DestinationAuthDraft } from "#components/destinations/auth/auth-fields.tsx";
import { toDestinationAuth } from "#components/destinations/auth/auth-forms.ts";
import {
  PLAIN_WEBHOOK,
  type SourceTypeValues,
  toSourceType,
} from "#components/sources/source-type-values.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import type { Rule } from "#lib/schemas/rule.ts";

/** The form that makes a connection, its rules aside. */
export type ConnectionValues = {
  sourceMode: "new" | "existing";
  sourceId: string;
  sourceName: string;
  sourceType: SourceTypeValues;
  destinationMode: "new" | "existing";
  destinationId: string;
  destinationName: string;
  destinationType: Extract<DestinationModel["type"], "HTTP" | "MOCK_API">;
  destinationUrl: string;
  destinationAuth: DestinationAuthDraft;
  destinationMethod: "AS_RECEIVED" | NonNullable<DestinationModel["config"]["http_method"]>;
  isPathForwarded: boolean;
  rate: string;
  ratePeriod: "second" | "minute" | "hour" | "concurrent";
  name: string;
};

type FaultTeller = (field: keyof ConnectionValues, message: string) => void;

export const NEW_CONNECTION: ConnectionValues = {
  sourceMode: "new",
  sourceId: "",
  sourceName: "",
  sourceType: PLAIN_WEBHOOK,
  destinationMode: "new",
  destinationId: "",
  destinationName: "",
  destinationType: "HTTP",
  destinationUrl: "",
  destinationAuth: { type: "HOOKDECK_SIGNATURE", values: {} },
  destinationMethod: "AS_RECEIVED",
  isPathForwarded: true,
  rate: "",
  ratePeriod: "second",
  name: "",
};

/** Makes the body that creates the connection, with the source and destination it names. */
export function toConnectionBody(
  values: ConnectionValues,
  fault: FaultTeller = () => {},
  rules: Rule[] = [],
) {
  if (values.sourceMode === "existing" && values.sourceId === "") {
    fault("sourceId", "Choose a source");
  }
  if (values.destinationMode === "existing" && values.destinationId === "") {
    fault("destinationId", "Choose a destination");
  }
  return {
    ...(values.name === "" ? {} : { name: values.name }),
    ...(values.sourceMode === "new"
      ? { source: { name: values.sourceName, ...toSourceType(values.sourceType) } }
      : { source_id: values.sourceId }),
    ...(values.destinationMode === "new"
      ? { destination: newDestination(values) }
      : { destination_id: values.destinationId }),
    rules,
  };
}

/** What is left at its default is not part of it: the API knows it better. */
function newDestination(values: ConnectionValues) {
  const { destinationType: type, destinationAuth, destinationMethod, rate } = values;
  const config = {
    ...(type === "HTTP" ? { url: values.destinationUrl } : {}),
    ...(destinationAuth.type === "HOOKDECK_SIGNATURE"
      ? {}
      : {
          auth_type: destinationAuth.type,
          auth: toDestinationAuth(destinationAuth.type, destinationAuth.values),
        }),
    ...(destinationMethod === "AS_RECEIVED" ? {} : { http_method: destinationMethod }),
    ...(values.isPathForwarded ? {} : { path_forwarding_disabled: true }),
    ...(rate.trim() === ""
      ? {}
      : { delivery_policy: { rate: Number(rate), period: values.ratePeriod } }),
  };
  return {
    name: values.destinationName,
    type,
    ...(Object.keys(config).length > 0 ? { config } : {}),
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
  "destination.config.url": "destinationUrl",
  "destination.config.delivery_policy": "rate",
  // Business rules of a destination name their field from its own point of view.
  "config.url": "destinationUrl",
};

/** Returns where in the form a path of the body stands. */
export function connectionField(path: string): keyof ConnectionValues | null {
  return FIELDS[path] ?? null;
}

/** What to write, where the API's own words would not say. */
export const CONNECTION_WORDS = {
  destinationUrl: "Write a whole URL, such as https://example.com/hooks",
  rate: "Write a whole number from 1 to 1,000,000, or leave it empty",
} as const;
