import type { z } from "zod";
import type { acceptInvitationInput } from "#lib/schemas/member.ts";
import { ApiError, readApiError } from "./api-error.ts";

/** Accepts an invitation and signs in whoever is new. Throws ApiError. */
export async function acceptInvitation(
  input: z.input<typeof acceptInvitationInput>,
): Promise<void> {
  const response = await fetch("/api/invitations", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  }).catch(() => {
    throw new ApiError(0, "UNREACHABLE", "The server did not answer. Check that it runs.");
  });
  if (response.ok) return;
  throw readApiError(response.status, await response.json().catch(() => null));
}
