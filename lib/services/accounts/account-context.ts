import type { SignUpSettings } from "#lib/domain/settings/sign-in-settings.ts";
import type { ServiceContext } from "../context.ts";
import type { FoundSession } from "../sessions/find-session.ts";

/** What a service may touch that works on accounts, for whoever asks. */
export type AccountContext = Pick<
  ServiceContext,
  "db" | "queue" | "secretBox" | "now" | "publicUrl"
> & {
  /** Who may make an account without anybody's help. */
  signUp: SignUpSettings;
  /** Mail goes out, or is shown to the developer. */
  canMail: boolean;
};

/** What a service may touch that works on the account of whoever is signed in. */
export type OwnAccountContext = AccountContext & { session: FoundSession };
