import { handle } from "#lib/api/handle.ts";
import { readInboxContract } from "#lib/contracts/inbox.ts";
import { readInbox } from "#lib/services/notifications/read-inbox.ts";

export const POST = handle(readInboxContract, readInbox);
