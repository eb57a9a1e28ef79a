import { getEnv } from "#lib/adapters/env.ts";
import { getWebServices } from "#lib/api/web-services.ts";
import type { ProviderSettings } from "#lib/domain/settings/sign-in-settings.ts";
import type { AccountContext } from "#lib/services/accounts/account-context.ts";
import { type AuthContext, getAuthContext } from "./auth-context.ts";

/** What signing in and looking after an account needs. */
export type SignInContext = AuthContext & AccountContext & { providers: ProviderSettings[] };

/** Returns the context of this web process; asked for by each request, since a build has no settings. */
export function getSignInContext(): SignInContext {
  const { mail, providers, signUp } = getEnv();
  const canMail = mail.smtpUrl !== null || mail.writesToLog;
  return { ...getWebServices(), ...getAuthContext(), providers, signUp, canMail };
}
