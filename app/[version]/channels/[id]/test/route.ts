import { handle } from "#lib/api/handle.ts";
import { testChannelContract } from "#lib/contracts/channels.ts";
import { testChannel } from "#lib/services/channels/test-channel.ts";

export const POST = handle(testChannelContract, testChannel);
