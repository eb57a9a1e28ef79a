import { getEnv } from "#lib/adapters/env.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import type { ServiceContext } from "#lib/services/context.ts";

/** What finding out who asks needs. */
export type AuthContext = Pick<ServiceContext, "db" | "now" | "publicUrl"> & { secretKey: string };

/** Returns the context of this web process; asked for by each request, since a build has no settings. */
export function getAuthContext(): AuthContext {
  const { secretKey, publicUrl } = getEnv();
  // next-auth takes its own address from here, never from the Host header that a client sends.
  process.env.NEXTAUTH_URL = `${publicUrl}/api/auth`;
  return { db: getWebDatabase(), now: () => new Date(), secretKey, publicUrl };
}
