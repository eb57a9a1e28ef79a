import { MAX_BODY_BYTES } from "./accept-request.ts";
import { classifyContentType } from "./content-type.ts";
import { parseJsonBody } from "./json-body.ts";

/** What a request would be after it was changed. */
export type EditedParts = {
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

/** Says in a sentence why a source would not take a request as it was changed; null when it would. */
export function editFault({ headers, body }: EditedParts): string | null {
  if (body.length > MAX_BODY_BYTES) return "edit.body must not be larger than 10 MB";
  const type = classifyContentType(headers["content-type"], headers["content-encoding"]);
  if (type.kind === "unsupported") return "edit.headers.content-type must be a supported type";
  if (type.isJson && !parseJsonBody(body).isValid) {
    return "edit.body must be valid JSON, as its content-type says";
  }
  return null;
}
