import { handle } from "#lib/api/handle.ts";
import { rollSigningSecretContract } from "#lib/contracts/projects.ts";
import { rollSigningSecret } from "#lib/services/projects/roll-signing-secret.ts";

export const POST = handle(rollSigningSecretContract, rollSigningSecret);
