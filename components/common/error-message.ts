import { ApiError } from "#lib/client/api-error.ts";
import { asSentence } from "./as-sentence.ts";

/** Says what went wrong, for a toast or an error state. Faults of our own have no words for the reader. */
export function errorMessage(error: unknown): string {
  return error instanceof ApiError
    ? asSentence(error.message)
    : "The dashboard failed. Reload the page; if it stays, look into the browser's console.";
}
