import {
  changePasswordInput,
  codeInput,
  confirmInput,
  emailInput,
  idInput,
  nothingInput,
  profileInput,
  providerInput,
  resetPasswordInput,
  signInLinkInput,
  signOutInput,
  tokenInput,
} from "#lib/schemas/account.ts";
import { changePassword } from "#lib/services/accounts/change-password.ts";
import {
  confirmEmailChange,
  stopEmailChange,
} from "#lib/services/accounts/confirm-email-change.ts";
import { getAccount } from "#lib/services/accounts/get-account.ts";
import { requestEmailChange } from "#lib/services/accounts/request-email-change.ts";
import { requestPasswordReset } from "#lib/services/accounts/request-password-reset.ts";
import { requestSignInLink } from "#lib/services/accounts/request-sign-in-link.ts";
import { resetPassword } from "#lib/services/accounts/reset-password.ts";
import { updateProfile } from "#lib/services/accounts/update-profile.ts";
import { listOwnCliKeys } from "#lib/services/cli-login/list-own-cli-keys.ts";
import { revokeOwnCliKey } from "#lib/services/cli-login/revoke-own-cli-key.ts";
import { startLinking, unlinkIdentity } from "#lib/services/identities/link-identity.ts";
import { finishSecondFactor } from "#lib/services/second-factor/finish-second-factor.ts";
import { renewRecoveryCodes } from "#lib/services/second-factor/recovery-codes.ts";
import { removeSecondFactor } from "#lib/services/second-factor/remove-second-factor.ts";
import { startSecondFactor } from "#lib/services/second-factor/start-second-factor.ts";
import { confirmSession } from "#lib/services/sessions/confirm-session.ts";
import { listSessions } from "#lib/services/sessions/list-sessions.ts";
import { revokeOwnSession } from "#lib/services/sessions/revoke-own-session.ts";
import { signOutEverywhere } from "#lib/services/sessions/sign-out-everywhere.ts";
import { type AccountCall, forEverybody, forOwner } from "./account-call.ts";
import { safeCallbackUrl } from "./callback-url.ts";
import { enterByLink, passSecondFactor, tellSignInState } from "./enter-account.ts";

const pathOf = (url: string) => url.slice(new URL(url).origin.length) || "/";

/** What the pages ask of accounts, by method and path below /api/account. */
export const ACCOUNT_CALLS: Readonly<Record<string, AccountCall>> = {
  "GET ": forOwner(nothingInput, getAccount),
  "GET sessions": forOwner(nothingInput, listSessions),
  "GET cli-keys": forOwner(nothingInput, listOwnCliKeys),
  "GET sign-in-state": forEverybody(nothingInput, tellSignInState),

  "POST sign-in-link": forEverybody(
    signInLinkInput,
    async (ctx, { email, callback_path: path }) => {
      const callbackPath = pathOf(safeCallbackUrl(path ?? "/", ctx.publicUrl));
      await requestSignInLink(ctx, { email, callbackPath, ipAddress: ctx.origin.ipAddress });
      return {};
    },
  ),
  "POST sign-in-link/use": forEverybody(tokenInput, enterByLink),
  "POST second-factor/check": forEverybody(codeInput, passSecondFactor),
  "POST password-reset": forEverybody(emailInput, async (ctx, { email }) => {
    await requestPasswordReset(ctx, { email, ipAddress: ctx.origin.ipAddress });
    return {};
  }),
  "POST password-reset/use": forEverybody(resetPasswordInput, async (ctx, input) => {
    await resetPassword(ctx, { ...input, ipAddress: ctx.origin.ipAddress });
    return {};
  }),
  "POST email/confirm": forEverybody(tokenInput, (ctx, { token }) =>
    confirmEmailChange(ctx, { token, ipAddress: ctx.origin.ipAddress }),
  ),
  "POST email/stop": forEverybody(tokenInput, (ctx, { token }) =>
    stopEmailChange(ctx, { token, ipAddress: ctx.origin.ipAddress }),
  ),

  "POST confirm": forOwner(confirmInput, confirmSession),
  "POST profile": forOwner(profileInput, updateProfile),
  "POST password": forOwner(changePasswordInput, changePassword),
  "POST email": forOwner(emailInput, requestEmailChange),
  "POST sessions/revoke": forOwner(idInput, revokeOwnSession),
  "POST sessions/revoke-all": forOwner(signOutInput, signOutEverywhere),
  "POST cli-keys/revoke": forOwner(idInput, revokeOwnCliKey),
  "POST second-factor/start": forOwner(nothingInput, startSecondFactor),
  "POST second-factor/finish": forOwner(codeInput, finishSecondFactor),
  "POST second-factor/remove": forOwner(nothingInput, removeSecondFactor),
  "POST second-factor/recovery-codes": forOwner(nothingInput, renewRecoveryCodes),
  "POST identities/link": forOwner(providerInput, startLinking),
  "POST identities/unlink": forOwner(idInput, unlinkIdentity),
};
