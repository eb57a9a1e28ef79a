import { handle } from "#lib/api/handle.ts";
import { createChannelContract, listChannelsContract } from "#lib/contracts/channels.ts";
import { createChannel } from "#lib/services/channels/create-channel.ts";
import { listChannels } from "#lib/services/channels/list-channels.ts";

export const GET = handle(listChannelsContract, listChannels);
export const POST = handle(createChannelContract, createChannel);
