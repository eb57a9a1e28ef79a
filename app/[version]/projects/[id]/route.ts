import { handlePlatform } from "#lib/api/handle.ts";
import {
  deleteProjectContract,
  getProjectContract,
  updateProjectContract,
} from "#lib/contracts/projects.ts";
import { deleteProject } from "#lib/services/projects/delete-project.ts";
import { getProject } from "#lib/services/projects/get-project.ts";
import { updateProject } from "#lib/services/projects/update-project.ts";

export const GET = handlePlatform(getProjectContract, getProject);
export const PUT = handlePlatform(updateProjectContract, updateProject);
export const DELETE = handlePlatform(deleteProjectContract, deleteProject);
