import { handle } from "#lib/api/handle.ts";
import { getInboxContract } from "#lib/contracts/inbox.ts";
import { getInbox } from "#lib/services/notifications/get-inbox.ts";

export const GET = handle(getInboxContract, getInbox);
