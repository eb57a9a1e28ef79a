import { handle } from "#lib/api/handle.ts";
import { rollChannelSecretContract } from "#lib/contracts/channels.ts";
import { rollChannelSecret } from "#lib/services/channels/roll-channel-secret.ts";

export const POST = handle(rollChannelSecretContract, rollChannelSecret);
