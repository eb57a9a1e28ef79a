import { getEnv } from "#lib/adapters/env.ts";
import { unsubscribe } from "#lib/services/notifications/unsubscribe.ts";
import { getWebDatabase } from "./web-database.ts";

/**
 * Answers the button of a mail program (RFC 8058) and that of our page: the link itself proves that the
 * caller got the mail. Only POST stops anything, so that no program that looks at links does.
 */
export async function serveUnsubscribe(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const { secretKey, publicUrl } = getEnv();
  const isDone = await unsubscribe({ db: getWebDatabase(), secretKey }, token);
  const target = `${publicUrl}/unsubscribe?${isDone ? "done=1" : "unknown=1"}`;
  return new Response(null, { status: 303, headers: { location: target } });
}
