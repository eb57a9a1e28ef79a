import { AppError } from "#lib/errors.ts";
import type { VisibleProject } from "#lib/services/projects/find-visible-projects.ts";

/** All three say which project is meant: the CLI sends the first two, Terraform the last. */
const PROJECT_HEADERS = ["x-team-id", "x-project-id", "x-hookdeck-team-id"];

export function unauthorized() {
  return new AppError("UNAUTHORIZED", "Unauthorized");
}

/** Returns the id of the project that the headers ask for; null: none in particular. */
export function requestedProjectId(headers: Headers): string | null {
  return PROJECT_HEADERS.map((name) => headers.get(name)).find((value) => value) ?? null;
}

/** Returns the project of that id among those that a person may open. Throws NOT_FOUND. */
export function chooseProject(projects: readonly VisibleProject[], id: string): VisibleProject {
  const project = projects.find((candidate) => candidate.id === id);
  if (!project) throw new AppError("NOT_FOUND", "Team Not Found", { id });
  return project;
}
