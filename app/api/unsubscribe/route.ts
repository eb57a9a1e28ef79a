import { serveUnsubscribe, serveUnsubscribeLink } from "#lib/api/serve-unsubscribe.ts";

export const GET = serveUnsubscribeLink;
export const POST = serveUnsubscribe;
