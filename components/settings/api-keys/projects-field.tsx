"use client";

import { useQuery } from "@tanstack/react-query";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ownProjectsOptions } from "#lib/client/api-keys.ts";

type ProjectsFieldProps = {
  /** Null: all, also those to come. */
  projectIds: readonly string[] | null;
  error: string | undefined;
  onChange: (projectIds: string[] | null) => void;
};

const MODES = [
  { value: "all", label: "All projects" },
  { value: "chosen", label: "Only some" },
] as const;

/** Which projects a key of the organization is good for. */
export function ProjectsField({ projectIds, error, onChange }: ProjectsFieldProps) {
  const projects = useQuery(ownProjectsOptions());
  return (
    <section aria-label="Where it works" className="flex flex-col gap-2">
      <p className="font-medium">Where it works</p>
      <ModeChoice
        label="Where it works"
        options={MODES}
        value={projectIds ? "chosen" : "all"}
        onChange={(mode) => onChange(mode === "all" ? null : [])}
      />
      {projectIds ? (
        <ul className="flex max-h-40 flex-col gap-1.5 overflow-y-auto">
          {(projects.data ?? []).map(({ id, name }) => (
            <li key={id} className="flex items-center gap-2">
              <Checkbox
                aria-label={name}
                checked={projectIds.includes(id)}
                onCheckedChange={(isOn) =>
                  onChange(isOn ? [...projectIds, id] : projectIds.filter((each) => each !== id))
                }
              />
              <span className="truncate">{name}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-meta text-muted">Also those that are made later.</p>
      )}
      {error ? (
        <p role="alert" className="text-failed text-meta">
          {error}
        </p>
      ) : null}
    </section>
  );
}
