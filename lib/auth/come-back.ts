import { linkIdentity } from "#lib/services/identities/link-identity.ts";
import {
  type ProvidedIdentity,
  type ProviderSignIn,
  signInWithProvider,
} from "#lib/services/identities/sign-in-with-provider.ts";
import type { SignInOrigin } from "#lib/services/sessions/create-session.ts";
import type { SignInContext } from "./sign-in-context.ts";

/** What the sign-in page finds in `error`. */
const REFUSALS: Record<Exclude<ProviderSignIn["result"], "signed_in">, string> = {
  unverified: "Unverified",
  not_linked: "NotLinked",
  not_invited: "NotInvited",
};

export type ComeBack = { sessionId: string } | { redirect: string };

/**
 * Decides what becomes of somebody who comes back from a provider: linked to the account that sent them there,
 * signed in, or told why not.
 */
export async function comeBack(
  ctx: SignInContext,
  identity: ProvidedIdentity,
  { origin, sessionId }: { origin: SignInOrigin; sessionId: string | null },
): Promise<ComeBack> {
  if (sessionId) {
    const outcome = await linkIdentity(ctx, { ...identity, sessionId });
    const query = outcome === "linked" ? `linked=${identity.provider}` : "error=Taken";
    if (outcome !== "none") return { redirect: `${ctx.publicUrl}/settings/account?${query}` };
  }
  const signedIn = await signInWithProvider(ctx, { ...identity, origin });
  if (signedIn.result === "signed_in") return { sessionId: signedIn.sessionId };
  return { redirect: `${ctx.publicUrl}/sign-in?error=${REFUSALS[signedIn.result]}` };
}
