/** What the sign-in page says for an error in its address, or one that signing in answers. */
const WORDS: Record<string, string> = {
  CredentialsSignin: "E-mail or password is wrong.",
  TooManyTries: "Too many tries. Wait a few minutes, then try again.",
  Unavailable: "The server cannot check accounts right now. Try again in a moment.",
  Unverified:
    "That provider does not vouch for your e-mail address. Verify the address there, then try again.",
  NotLinked:
    "There is an account with that e-mail address already. Sign in to it as usual, then connect the provider under Settings, Account.",
  NotInvited: "You have no account here yet. Ask somebody of your organization to invite you.",
  OAuthCallback: "The provider did not sign you in. Try again.",
  OAuthSignin: "The provider cannot be reached. Try again in a moment, or sign in another way.",
  AccessDenied: "The provider did not let you in. Ask whoever runs it.",
};

/** Returns a sentence for an error code, null without one. */
export function signInError(code: string | null): string | null {
  if (!code) return null;
  return Object.hasOwn(WORDS, code) ? (WORDS[code] ?? null) : "The sign-in failed. Try again.";
}
