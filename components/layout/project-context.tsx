"use client";

import { createContext, type ReactNode, useCallback, useContext } from "react";
import { can, type Role } from "#lib/domain/permissions.ts";
import type { Permission } from "#lib/schemas/permission.ts";

export type OpenProject = { id: string; name: string; role: Role };

const ProjectContext = createContext<OpenProject | null>(null);

type ProjectProviderProps = { project: OpenProject; children: ReactNode };

export function ProjectProvider({ project, children }: ProjectProviderProps) {
  return <ProjectContext value={project}>{children}</ProjectContext>;
}

/** Returns the open project, with the reader's role in it. */
export function useOpenProject(): OpenProject {
  const project = useContext(ProjectContext);
  if (!project) throw new Error("What stands outside a ProjectProvider knows no project");
  return project;
}

/** Returns what tells whether the reader may do something in the open project. */
export function useProjectCan(): (permission: Permission) => boolean {
  const { role } = useOpenProject();
  return useCallback((permission) => can(role, permission), [role]);
}

/** Tells whether the reader may do something in the open project. */
export function useCan(permission: Permission): boolean {
  return useProjectCan()(permission);
}
