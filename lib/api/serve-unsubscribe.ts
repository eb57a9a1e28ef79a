import { getEnv } from "#lib/adapters/env.ts";
import { unsubscribe } from "#lib/services/notifications/unsubscribe.ts";
import { getWebDatabase } from "./web-database.ts";

const toPage = (query: URLSearchParams) =>
  new Response(null, {
    status: 303,
    headers: { location: `${getEnv().publicUrl}/unsubscribe?${query}` },
  });

/**
 * Answers the button of a mail program (RFC 8058), which follows no redirect, and that of our page, which
 * says so with `page`: the link itself proves that the caller got the mail.
 */
export async function serveUnsubscribe(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { secretKey } = getEnv();
  const token = searchParams.get("token") ?? "";
  const isDone = await unsubscribe({ db: getWebDatabase(), secretKey }, token);
  if (searchParams.has("page")) {
    return toPage(new URLSearchParams(isDone ? { done: "1" } : { unknown: "1" }));
  }
  return isDone
    ? new Response("You get no more of these mails.\n")
    : new Response("This link is not known.\n", { status: 404 });
}

/** Stops nothing, so that no program that looks at links does: it leads to the page that asks. */
export async function serveUnsubscribeLink(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  return toPage(new URLSearchParams({ token }));
}
