type ContentKind = "text" | "binary" | "unsupported";

export type ContentType = {
  kind: ContentKind;
  /** Lower-case media type, or null when there is none that can be read. */
  mediaType: string | null;
  isJson: boolean;
  isForm: boolean;
  /** The label by which a text body is decoded for rules; the stored bytes never change. */
  charset: string;
};

const TEXT_TYPES: ReadonlySet<string> = new Set([
  "application/x-ndjson",
  "application/x-www-form-urlencoded",
  "application/xml",
  "application/jwt",
]);

const BINARY_TYPES: ReadonlySet<string> = new Set([
  "application/octet-stream",
  "application/pdf",
  "multipart/form-data",
  "audio/mpeg",
  "audio/wav",
  "audio/ogg",
  "audio/webm",
  "audio/mp4",
  "video/mp4",
  "video/webm",
  "application/zip",
  "application/gzip",
  "application/x-tar",
  "application/x-protobuf",
  "application/protobuf",
  "application/cbor",
  "application/msgpack",
  "application/wasm",
  "application/vnd.apache.avro+binary",
  "font/woff2",
]);

const MEDIA_TYPE = /^\s*([!#$%&'*+\-.^_`|~\w]+\/[!#$%&'*+\-.^_`|~\w]+)\s*(?:;|$)/;
const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]{1,40})"?/i;
const AMAZON_JSON = /^application\/x-amz-json-\d+\.\d+$/;

function kindOf(mediaType: string, isJson: boolean): ContentKind {
  if (isJson || mediaType.startsWith("text/") || mediaType.endsWith("+xml")) return "text";
  if (TEXT_TYPES.has(mediaType)) return "text";
  if (mediaType.startsWith("image/") || BINARY_TYPES.has(mediaType)) return "binary";
  return "unsupported";
}

/**
 * Classifies a body by its headers alone. Without a Content-Type, or with one that is no media type, it
 * is text. A Content-Encoding other than identity makes it binary whatever the type: the bytes are kept
 * and forwarded, and rules see no body.
 */
export function classifyContentType(
  contentType: string | undefined,
  contentEncoding: string | undefined,
): ContentType {
  const mediaType = MEDIA_TYPE.exec(contentType ?? "")?.[1]?.toLowerCase() ?? null;
  const encoding = contentEncoding?.trim().toLowerCase();
  if (encoding && encoding !== "identity") {
    return { kind: "binary", mediaType, isJson: false, isForm: false, charset: "utf-8" };
  }
  const isJson =
    mediaType !== null &&
    (mediaType === "application/json" ||
      mediaType.endsWith("+json") ||
      AMAZON_JSON.test(mediaType));
  return {
    kind: mediaType === null ? "text" : kindOf(mediaType, isJson),
    mediaType,
    isJson,
    isForm: mediaType === "application/x-www-form-urlencoded",
    // JSON is UTF-8 whatever the header claims (RFC 8259 §8.1).
    charset: isJson ? "utf-8" : (CHARSET.exec(contentType ?? "")?.[1]?.toLowerCase() ?? "utf-8"),
  };
}
