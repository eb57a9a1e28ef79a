import { handlePlatform } from "#lib/api/handle.ts";
import { listTeamsContract } from "#lib/contracts/projects.ts";
import { listProjects } from "#lib/services/projects/list-projects.ts";

export const GET = handlePlatform(listTeamsContract, listProjects);
