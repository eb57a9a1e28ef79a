import { handle } from "#lib/api/handle.ts";
import { listChannelSendsContract } from "#lib/contracts/channels.ts";
import { listChannelSends } from "#lib/services/channels/list-channel-sends.ts";

export const GET = handle(listChannelSendsContract, listChannelSends);
