import type { z } from "zod";
import type { setUpInput } from "#lib/schemas/account.ts";
import { ApiError, readApiError } from "./api-error.ts";

/** Creates the first account and signs its owner in. Throws ApiError. */
export async function setUp(input: z.input<typeof setUpInput>): Promise<void> {
  const response = await fetch("/api/setup", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  }).catch(() => {
    throw new ApiError(0, "UNREACHABLE", "The server did not answer. Check that it runs.");
  });
  if (response.ok) return;
  throw readApiError(response.status, await response.json().catch(() => null));
}
