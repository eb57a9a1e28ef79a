import { can } from "#lib/domain/permissions.ts";
import { hiddenFields } from "#lib/domain/search/hidden-search.ts";
import type { PayloadSearch } from "#lib/schemas/payload-search.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";

/** What is looked for, by whom: `hidesSecrets` for those who may not see what masking hides. */
export type Search = PayloadSearch & { hidesSecrets: boolean };

/**
 * Returns what a query looks for in payloads, or null when it looks for nothing. Throws VALIDATION where a role that
 * may not see secrets asks for one: that it is found would give it away. Without an actor it is a worker that asks, for
 * somebody who was asked already.
 */
export function searchOf(
  { actor }: Partial<Pick<ServiceContext, "actor">>,
  query: PayloadSearch,
): Search | null {
  const { search_term, headers, body, parsed_query, path } = query;
  const search = { search_term, headers, body, parsed_query, path };
  if (Object.values(search).every((value) => value === undefined)) return null;
  const hidesSecrets = actor !== undefined && !can(actor.role, "secrets.read");
  const hidden = hidesSecrets ? hiddenFields(search) : [];
  if (hidden.length > 0) {
    throw validationError(
      hidden.map((field) => `${field} is hidden from your role and cannot be searched`),
    );
  }
  return { ...search, hidesSecrets };
}
