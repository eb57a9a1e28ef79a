import { handle } from "#lib/api/handle.ts";
import { revealAttemptContract } from "#lib/contracts/attempts.ts";
import { getAttempt } from "#lib/services/attempts/get-attempt.ts";
import { revealing } from "#lib/services/payloads/revealing.ts";

export const POST = handle(revealAttemptContract, revealing(getAttempt));
