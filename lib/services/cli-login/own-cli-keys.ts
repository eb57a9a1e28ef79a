import type { FoundSession } from "../sessions/find-session.ts";

/** Says which keys in force let a command line act for whoever is signed in. */
export function ownCliKeys({ session, now }: { session: FoundSession; now: () => Date }) {
  return {
    userId: session.user.id,
    kind: "cli",
    revokedAt: null,
    OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }],
  };
}
