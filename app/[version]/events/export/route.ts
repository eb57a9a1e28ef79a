import { handle } from "#lib/api/handle.ts";
import { exportEventsContract } from "#lib/contracts/events.ts";
import { exportEvents } from "#lib/services/events/export-events.ts";

export const GET = handle(exportEventsContract, exportEvents);
