"use client";

import { Building2, ChevronsUpDown, Plus } from "lucide-react";
import { useState } from "react";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Mark } from "./mark.tsx";
import type { NewThing } from "./new-project-dialog.tsx";
import { useCan } from "./project-context.tsx";

const NewProjectDialog = onDemand(() =>
  import("./new-project-dialog.tsx").then((module) => module.NewProjectDialog),
);

export type ShellProject = { id: string; name: string; organization: string };

type ProjectSwitcherProps = {
  projects: readonly ShellProject[];
  project: { id: string; name: string };
  isCollapsed: boolean;
  onSwitch: (projectId: string) => void;
};

/** Projects by the organization that they are of, each in its order. */
function byOrganization(projects: readonly ShellProject[]) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { id, name, organization } of projects) {
    groups.set(organization, [...(groups.get(organization) ?? []), { value: id, label: name }]);
  }
  return [...groups];
}

/** Says which project is open, and leads to the others and to new ones. */
export function ProjectSwitcher({
  projects,
  project,
  isCollapsed,
  onSwitch,
}: ProjectSwitcherProps) {
  const canCreate = useCan("projects.create-private");
  const canOpenToAll = useCan("projects.create");
  const [making, setMaking] = useState<NewThing | null>(null);
  const organization = projects.find(({ id }) => id === project.id)?.organization;
  return (
    <>
      <Menu
        className="w-56"
        trigger={
          <button
            type="button"
            aria-label={`Project ${project.name}: switch`}
            className={`${FACE_CLASSES} rounded-control hover:bg-hover data-popup-open:bg-hover`}
          >
            <Mark className="text-link size-4 shrink-0" />
            {isCollapsed ? null : (
              <>
                <span
                  className="min-w-0 flex-1 truncate text-left font-medium"
                  title={organization ? `${organization}: ${project.name}` : project.name}
                >
                  {project.name}
                </span>
                <ChevronsUpDown className="text-faint size-3.5 shrink-0" aria-hidden />
              </>
            )}
          </button>
        }
      >
        {byOrganization(projects).map(([name, options]) => (
          <MenuChoice
            key={name}
            label={name}
            value={project.id}
            onValueChange={onSwitch}
            options={options}
          />
        ))}
        <MenuSeparator />
        {canCreate ? (
          <MenuItem
            icon={<Plus />}
            onSelect={() => setMaking(canOpenToAll ? "project" : "private project")}
          >
            New project
          </MenuItem>
        ) : null}
        <MenuItem icon={<Building2 />} onSelect={() => setMaking("organization")}>
          New organization
        </MenuItem>
      </Menu>
      {making ? (
        <NewProjectDialog kind={making} onCreated={onSwitch} onClose={() => setMaking(null)} />
      ) : null}
    </>
  );
}

const FACE_CLASSES = "flex h-8 w-full items-center gap-2.5 px-3";
