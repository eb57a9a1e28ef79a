import { handle } from "#lib/api/handle.ts";
import { countRequestsOverTimeContract } from "#lib/contracts/requests.ts";
import { countRequestsOverTime } from "#lib/services/requests/count-requests-over-time.ts";

export const GET = handle(countRequestsOverTimeContract, countRequestsOverTime);
