import { handle } from "#lib/api/handle.ts";
import { listAttemptsContract } from "#lib/contracts/attempts.ts";
import { listAttempts } from "#lib/services/attempts/list-attempts.ts";

export const GET = handle(listAttemptsContract, listAttempts);
