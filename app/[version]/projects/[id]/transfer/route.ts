import { handlePlatform } from "#lib/api/handle.ts";
import { transferProjectContract } from "#lib/contracts/projects.ts";
import { transferProject } from "#lib/services/projects/transfer-project.ts";

export const POST = handlePlatform(transferProjectContract, transferProject);
