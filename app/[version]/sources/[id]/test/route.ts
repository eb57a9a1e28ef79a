import { handle } from "#lib/api/handle.ts";
import { withIngest } from "#lib/api/with-ingest.ts";
import { sendTestEventContract } from "#lib/contracts/sources.ts";
import { sendTestEvent } from "#lib/services/sources/send-test-event.ts";

export const POST = handle(sendTestEventContract, withIngest(sendTestEvent));
