import { handle } from "#lib/api/handle.ts";
import { listProjectsContract } from "#lib/contracts/projects.ts";
import { listProjects } from "#lib/services/projects/list-projects.ts";

export const GET = handle(listProjectsContract, listProjects);
