import { createHash } from "node:crypto";
import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import type { DeduplicateRule } from "#lib/schemas/rule.ts";
import { canonicalText } from "./canonical-text.ts";
import { MISSING, parseFieldPath, readField, withoutField } from "./field-path.ts";

/** A deduplicate rule, prepared once per version of its connection. */
export type CompiledDeduplicate = {
  windowMs: number;
  /**
   * SHA-256, in hex, of what makes requests equal; null for a request that has none of the fields that
   * count: nothing can be a duplicate of it. `bytes` is the body as it came.
   */
  keyOf(request: RequestView, bytes: Uint8Array | null): string | null;
};

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/** What rules see of a request, and a digest of the body where they see none of it. */
function wholeOf(request: RequestView, bytes: Uint8Array | null) {
  const { headers, query, path } = request;
  const isHidden = request.body === null && bytes !== null && bytes.length > 0;
  return { headers, query, path, body: isHidden ? { digest: sha256(bytes) } : request.body };
}

/**
 * Prepares a deduplicate rule. Keys of one rule never equal those of another: a changed rule starts with
 * an empty memory. Objects are equal whatever the order of their keys, lists in the same order only.
 */
export function compileDeduplicate(rule: DeduplicateRule): CompiledDeduplicate {
  const { window, include_fields: include, exclude_fields: exclude } = rule;
  const id = canonicalText({ window, include: include ?? null, exclude: exclude ?? null });
  const included = include?.map(parseFieldPath);
  const excluded = (exclude ?? []).map(parseFieldPath);
  return {
    windowMs: window,
    keyOf(request, bytes) {
      const whole = wholeOf(request, bytes);
      if (!included?.length) {
        const rest = excluded.reduce<unknown>(withoutField, whole);
        return sha256(`${id}${canonicalText(rest)}`);
      }
      const values = included.map((path) => readField(whole, path));
      if (values.every((value) => value === MISSING)) return null;
      return sha256(`${id}${canonicalText(values)}`);
    },
  };
}
