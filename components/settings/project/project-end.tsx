"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { followChange } from "#components/common/follow-change.ts";
import { FormSection } from "#components/common/form/form-section.tsx";
import { TypedNameDialog } from "#components/common/typed-name-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { meOptions } from "#lib/client/members.ts";
import { useDeleteProject, useTransferProject } from "#lib/client/projects.ts";
import type { Project } from "#lib/schemas/project.ts";

const reload = () => window.location.assign("/");

/** Gives the project away, or deletes it with everything in it. */
export function ProjectEnd({ project }: { project: Project }) {
  const remove = useDeleteProject(project.id);
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <>
      <TransferSection project={project} />
      <FormSection
        title="Delete"
        help="Sources, connections, requests, events and keys go with it, for good."
      >
        <Button variant="danger" onClick={() => setIsDeleting(true)}>
          Delete project
        </Button>
      </FormSection>
      {isDeleting ? (
        <TypedNameDialog
          title={`Delete project ${project.name}?`}
          description="Its source URLs answer 410 from now on, its keys are refused, and everything that it holds is deleted. This cannot be undone."
          name={project.name}
          confirmLabel="Delete project"
          isBusy={remove.isPending}
          onConfirm={() =>
            followChange(remove.mutateAsync(), { refused: "Not deleted", done: reload })
          }
          onClose={() => setIsDeleting(false)}
        />
      ) : null}
    </>
  );
}

function TransferSection({ project }: { project: Project }) {
  const me = useQuery(meOptions());
  const transfer = useTransferProject(project.id);
  const [target, setTarget] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const others = [
    ...new Set((me.data?.projects ?? []).map(({ organization_id }) => organization_id)),
  ].filter((id) => id !== project.organization_id);
  if (others.length === 0) return null;
  const nameOf = (id: string) =>
    `Organization of ${me.data?.projects.find((each) => each.organization_id === id)?.name ?? id}`;
  return (
    <FormSection
      title="Transfer"
      help="Its data, sources and keys go along to the other organization."
    >
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label="Organization"
          placeholder="Choose an organization"
          value={target}
          options={others.map((id) => ({ value: id, label: nameOf(id) }))}
          onValueChange={setTarget}
          className="w-64!"
        />
        <Button disabled={!target} onClick={() => setIsAsking(true)}>
          Transfer project
        </Button>
      </div>
      {isAsking && target ? (
        <TypedNameDialog
          title={`Transfer project ${project.name}?`}
          description="Members here who are not members there cannot open it any more. Command lines have to sign in again."
          name={project.name}
          confirmLabel="Transfer project"
          isBusy={transfer.isPending}
          onConfirm={() =>
            followChange(transfer.mutateAsync(target), { refused: "Not transferred", done: reload })
          }
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </FormSection>
  );
}
