"use client";

import { ChevronsUpDown } from "lucide-react";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";
import { Mark } from "./mark.tsx";

export type ShellProject = { id: string; name: string };

type ProjectSwitcherProps = {
  projects: readonly ShellProject[];
  project: ShellProject;
  isCollapsed: boolean;
  onSwitch: (projectId: string) => void;
};

/** Says which project is open. It is a menu only where there is another to go to. */
export function ProjectSwitcher({
  projects,
  project,
  isCollapsed,
  onSwitch,
}: ProjectSwitcherProps) {
  const face = (
    <>
      <Mark className="text-link size-4 shrink-0" />
      {isCollapsed ? null : (
        <span className="min-w-0 flex-1 truncate text-left font-medium" title={project.name}>
          {project.name}
        </span>
      )}
    </>
  );
  if (projects.length < 2) return <div className={FACE_CLASSES}>{face}</div>;
  return (
    <Menu
      className="w-56"
      trigger={
        <button
          type="button"
          aria-label={`Project ${project.name}: switch`}
          className={`${FACE_CLASSES} rounded-control hover:bg-hover data-popup-open:bg-hover`}
        >
          {face}
          {isCollapsed ? null : (
            <ChevronsUpDown className="text-faint size-3.5 shrink-0" aria-hidden />
          )}
        </button>
      }
    >
      <MenuChoice
        label="Projects"
        value={project.id}
        onValueChange={onSwitch}
        options={projects.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Menu>
  );
}

const FACE_CLASSES = "flex h-8 w-full items-center gap-2.5 px-3";
