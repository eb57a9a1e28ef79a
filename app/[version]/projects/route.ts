import { handlePlatform } from "#lib/api/handle.ts";
import { createProjectContract, listProjectsContract } from "#lib/contracts/projects.ts";
import { createProject } from "#lib/services/projects/create-project.ts";
import { listProjects } from "#lib/services/projects/list-projects.ts";

export const GET = handlePlatform(listProjectsContract, listProjects);
export const POST = handlePlatform(createProjectContract, createProject);
