import { handle } from "#lib/api/handle.ts";
import { getAttemptContract } from "#lib/contracts/attempts.ts";
import { getAttempt } from "#lib/services/attempts/get-attempt.ts";

export const GET = handle(getAttemptContract, getAttempt);
