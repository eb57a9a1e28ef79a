import { serveUnsubscribe } from "#lib/api/serve-unsubscribe.ts";

export const POST = serveUnsubscribe;
