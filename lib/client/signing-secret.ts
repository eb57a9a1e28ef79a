import { useMutation } from "@tanstack/react-query";
import type {
  getSigningSecretContract,
  rollSigningSecretContract,
} from "#lib/contracts/projects.ts";
import { request } from "./fetcher.ts";

/** Asks for the secret when somebody wants to see it; it is kept on the screen alone. */
export function useRevealSigningSecret() {
  return useMutation({
    mutationFn: () => request<typeof getSigningSecretContract>("GET /signing-secret", {}),
    gcTime: 0,
  });
}

/** Replaces the secret; deliveries carry the signature by the old one too for so many seconds. */
export function useRollSigningSecret() {
  return useMutation({
    mutationFn: (delay_sec: 0 | 3600 | 86400) =>
      request<typeof rollSigningSecretContract>("POST /signing-secret/roll", {
        body: { delay_sec },
      }),
    gcTime: 0,
  });
}
