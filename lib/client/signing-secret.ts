import { useMutation } from "@tanstack/react-query";
import type { getSigningSecretContract } from "#lib/contracts/projects.ts";
import { request } from "./fetcher.ts";

/** Asks for the secret when somebody wants to see it; it is kept on the screen alone. */
export function useRevealSigningSecret() {
  return useMutation({
    mutationFn: () => request<typeof getSigningSecretContract>("GET /signing-secret", {}),
    gcTime: 0,
  });
}
