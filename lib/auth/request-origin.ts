import type { SignInOrigin } from "#lib/services/sessions/create-session.ts";
import { clientAddress } from "./client-address.ts";

/** Returns from where a request comes, as a session remembers it. */
export function requestOrigin(headers: Headers): SignInOrigin {
  return {
    ipAddress: clientAddress(headers.get("x-forwarded-for")),
    userAgent: headers.get("user-agent"),
  };
}
