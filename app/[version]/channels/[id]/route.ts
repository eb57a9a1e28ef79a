import { handle } from "#lib/api/handle.ts";
import {
  deleteChannelContract,
  getChannelContract,
  updateChannelContract,
} from "#lib/contracts/channels.ts";
import { deleteChannel } from "#lib/services/channels/delete-channel.ts";
import { getChannel } from "#lib/services/channels/get-channel.ts";
import { updateChannel } from "#lib/services/channels/update-channel.ts";

export const GET = handle(getChannelContract, getChannel);
export const PUT = handle(updateChannelContract, updateChannel);
export const DELETE = handle(deleteChannelContract, deleteChannel);
