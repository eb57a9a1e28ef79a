import type { CustomSourceTypeSpec, CustomVerification } from "#lib/schemas/custom-source-type.ts";

export type Scheme = CustomVerification["scheme"];

/** A source type of the project's own as a form holds it. */
export type CustomTypeValues = {
  code: string;
  label: string;
  documentation: string;
  scheme: Scheme;
  header: string;
  prefix: string;
  content: string;
  algorithm: string;
  encoding: string;
  timestampHeader: string;
  time: "" | "s" | "ms" | "iso";
  toleranceSec: string;
  idHeader: string;
  rejects: "401" | "200";
  eventType: string;
  deliveryId: string;
  sampleName: string;
  sampleBody: string;
  setup: string;
};

type FaultTeller = (field: keyof CustomTypeValues, message: string) => void;

export const CODE_PREFIX = "CUSTOM_";

export const NEW_CUSTOM_TYPE: CustomTypeValues = {
  code: "",
  label: "",
  documentation: "",
  scheme: "hmac",
  header: "x-signature",
  prefix: "",
  content: "{body}",
  algorithm: "sha256",
  encoding: "hex",
  timestampHeader: "",
  time: "",
  toleranceSec: "",
  idHeader: "",
  rejects: "401",
  eventType: "",
  deliveryId: "",
  sampleName: "",
  sampleBody: "",
  setup: "",
};

/** Tells whether a way to check senders signs what they send. */
export function isSigning(scheme: Scheme): scheme is "hmac" | "public_key" {
  return scheme === "hmac" || scheme === "public_key";
}

/** Returns the form's values for a type that exists. */
export function toCustomTypeValues(code: string, spec: CustomSourceTypeSpec): CustomTypeValues {
  const { verification, sample } = spec;
  const place: Partial<Extract<CustomVerification, { scheme: "hmac" }>> =
    verification.scheme === "hmac" ? verification : {};
  const signed = isSigning(verification.scheme)
    ? (verification as Extract<CustomVerification, { scheme: "hmac" | "public_key" }>)
    : null;
  return {
    ...NEW_CUSTOM_TYPE,
    code: code.slice(CODE_PREFIX.length),
    label: spec.label,
    documentation: spec.documentation ?? "",
    scheme: verification.scheme,
    header: "header" in verification ? verification.header : "",
    prefix: signed?.prefix ?? "",
    content: signed?.content ?? "{body}",
    algorithm: signed?.algorithm ?? place.algorithm ?? "sha256",
    encoding: signed?.encoding ?? "hex",
    timestampHeader: signed?.timestamp_header ?? "",
    time: signed?.time ?? "",
    toleranceSec: String(signed?.tolerance_sec ?? ""),
    idHeader: signed?.id_header ?? "",
    rejects: spec.rejection_status === 200 ? "200" : "401",
    eventType: spec.event_type ?? "",
    deliveryId: spec.delivery_id ?? "",
    sampleName: sample?.name ?? "",
    sampleBody: sample ? JSON.stringify(sample.body, null, 2) : "",
    setup: (spec.setup ?? []).join("\n"),
  };
}

/**
 * Makes the type as the API takes it. What the form has no field for is kept of `original`, as long as the way
 * to check senders is the same.
 */
export function toCustomTypeSpec(
  values: CustomTypeValues,
  original: CustomSourceTypeSpec | null,
  fault: FaultTeller = () => {},
) {
  const steps = values.setup.split("\n").flatMap((line) => line.trim() || []);
  return {
    label: values.label,
    ...some("documentation", values.documentation),
    verification: verificationOf(values, original),
    rejection_status: values.rejects === "200" ? (200 as const) : (401 as const),
    ...some("event_type", values.eventType),
    ...some("delivery_id", values.deliveryId),
    ...sampleOf(values, original, fault),
    ...(steps.length > 0 ? { setup: steps } : {}),
  };
}

function some<Key extends string>(key: Key, text: string): { [K in Key]?: string } {
  return (text.trim() === "" ? {} : { [key]: text.trim() }) as { [K in Key]?: string };
}

function verificationOf(values: CustomTypeValues, original: CustomSourceTypeSpec | null) {
  const { scheme, header } = values;
  if (scheme === "token") return { scheme, header };
  if (!isSigning(scheme)) return { scheme };
  const before = original?.verification;
  const { fields, separator, secret_encoding }: Record<string, unknown> =
    before?.scheme === scheme ? before : {};
  return {
    scheme,
    header,
    ...some("prefix", values.prefix),
    ...some("content", values.content),
    algorithm: values.algorithm,
    encoding: values.encoding,
    ...some("timestamp_header", values.timestampHeader),
    ...some("time", values.time),
    ...(values.toleranceSec.trim() === "" ? {} : { tolerance_sec: Number(values.toleranceSec) }),
    ...some("id_header", values.idHeader),
    ...(fields === undefined ? {} : { fields }),
    ...(separator === undefined ? {} : { separator }),
    ...(secret_encoding === undefined ? {} : { secret_encoding }),
  };
}

function sampleOf(
  { sampleName, sampleBody }: CustomTypeValues,
  original: CustomSourceTypeSpec | null,
  fault: FaultTeller,
) {
  if (sampleBody.trim() === "") return {};
  const { headers, content_type } = original?.sample ?? {};
  return {
    sample: {
      name: sampleName.trim() || "Sample",
      body: parseJson(sampleBody, fault),
      ...(headers ? { headers } : {}),
      ...(content_type ? { content_type } : {}),
    },
  };
}

function parseJson(text: string, fault: FaultTeller): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    fault("sampleBody", "Write JSON, or leave it empty");
    return null;
  }
}

const FIELDS: Readonly<Record<string, keyof CustomTypeValues>> = {
  code: "code",
  label: "label",
  documentation: "documentation",
  "verification.header": "header",
  "verification.prefix": "prefix",
  "verification.content": "content",
  "verification.algorithm": "algorithm",
  "verification.encoding": "encoding",
  "verification.timestamp_header": "timestampHeader",
  "verification.time": "time",
  "verification.tolerance_sec": "toleranceSec",
  "verification.id_header": "idHeader",
  event_type: "eventType",
  delivery_id: "deliveryId",
  sample: "sampleBody",
  setup: "setup",
};

/** Returns the field for a path of the body. */
export function customTypeField(path: string): keyof CustomTypeValues | null {
  return FIELDS[path] ?? null;
}

export const CUSTOM_TYPE_WORDS = {
  code: "Use capital letters, digits and _ only",
  documentation: "Write a whole URL that begins with https://",
  header: "Write the name of a header, such as x-signature",
  timestampHeader: "Write the name of the header that the time stands in",
  idHeader: "Write the name of the header that the id stands in",
  content: "Write what is signed; {body} has to be in it",
  toleranceSec: "Write whole seconds from 1 to 86,400, or leave it empty",
  eventType: "Write a path such as headers.x-event or body.type",
  deliveryId: "Write a path such as headers.x-delivery or body.id",
} as const;
