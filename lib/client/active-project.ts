let activeProjectId: string | null = null;

/** Says which project this tab works on; every call of the API carries it from then on. */
export function setActiveProject(projectId: string): void {
  activeProjectId = projectId;
}

/** Returns the project of this tab, or null before one is chosen. */
export function getActiveProject(): string | null {
  return activeProjectId;
}
