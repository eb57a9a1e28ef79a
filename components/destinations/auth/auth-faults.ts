import { asSentence } from "#components/common/as-sentence.ts";
import { fieldWords } from "#components/common/form/field-words.ts";
import { destinationAuthSchema } from "#lib/schemas/destination-auth.ts";
import type { DestinationAuthDraft } from "./auth-fields.tsx";
import { toDestinationAuth } from "./auth-forms.ts";

/** Returns what is missing or wrong, by field. */
export function destinationAuthFaults({ type, values }: DestinationAuthDraft) {
  const auth = toDestinationAuth(type, values);
  const parsed = destinationAuthSchema(type).safeParse(auth, { error: fieldWords });
  const faults: Record<string, string> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    faults[String(path[0])] ??= asSentence(message);
  }
  return faults;
}

/** What the API refused of `config.auth`, by field, wherever the configuration stands in the body. */
export function refusedAuth(fields: Readonly<Record<string, string>>): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const [path, message] of Object.entries(fields)) {
    const name = /(?:^|\.)config\.auth\.([^.]+)/.exec(path)?.[1];
    if (name) faults[name] = asSentence(message);
  }
  return faults;
}
