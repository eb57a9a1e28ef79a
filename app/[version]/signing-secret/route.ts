import { handle } from "#lib/api/handle.ts";
import { getSigningSecretContract } from "#lib/contracts/projects.ts";
import { getSigningSecret } from "#lib/services/projects/get-signing-secret.ts";

export const GET = handle(getSigningSecretContract, getSigningSecret);
