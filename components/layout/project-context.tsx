"use client";

import { createContext, type ReactNode, useContext } from "react";
import { can, type Role } from "#lib/domain/permissions.ts";
import type { Permission } from "#lib/schemas/permission.ts";

export type OpenProject = { id: string; name: string; role: Role };

const ProjectContext = createContext<OpenProject | null>(null);

type ProjectProviderProps = { project: OpenProject; children: ReactNode };

export function ProjectProvider({ project, children }: ProjectProviderProps) {
  return <ProjectContext value={project}>{children}</ProjectContext>;
}

/** Tells whether the reader may do something in the open project. */
export function useCan(permission: Permission): boolean {
  const project = useContext(ProjectContext);
  if (!project) throw new Error("useCan needs a ProjectProvider around it");
  return can(project.role, permission);
}
