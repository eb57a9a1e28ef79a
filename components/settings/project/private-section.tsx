"use client";

import { useQuery } from "@tanstack/react-query";
import { followChange } from "#components/common/follow-change.ts";
import { FormSection } from "#components/common/form/form-section.tsx";
import { LabelledSwitch } from "#components/common/form/labelled-switch.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { membersOptions } from "#lib/client/members.ts";
import {
  projectMembersOptions,
  useChangeProjectMember,
  useUpdateProject,
} from "#lib/client/projects.ts";
import type { Project } from "#lib/schemas/project.ts";

/** Keeps a project to a few people of the organization. */
export function PrivateSection({ project }: { project: Project }) {
  const update = useUpdateProject(project.id);
  return (
    <FormSection title="Who may open it">
      <LabelledSwitch
        label="Private project"
        help="Only owners, admins and the members that you choose may open it. Otherwise everybody in the organization may."
        isOn={project.private}
        onChange={(isPrivate) =>
          followChange(update.mutateAsync({ private: isPrivate }), { refused: "Not saved" })
        }
      >
        <ChosenMembers projectId={project.id} />
      </LabelledSwitch>
    </FormSection>
  );
}

function ChosenMembers({ projectId }: { projectId: string }) {
  const members = useQuery(membersOptions());
  const chosen = useQuery(projectMembersOptions(projectId));
  const change = useChangeProjectMember(projectId);
  const choosable = (members.data ?? []).filter(
    ({ role }) => role === "member" || role === "viewer",
  );
  if (!members.data || !chosen.data) return null;
  if (choosable.length === 0) {
    return <p className="text-muted">The organization has only owners and admins so far.</p>;
  }
  const ids = new Set(chosen.data.map(({ id }) => id));
  return (
    <ul className="flex flex-col gap-2" aria-label="Chosen members">
      {choosable.map(({ user_id: userId, email }) => (
        <li key={userId} className="flex items-center gap-2">
          <Checkbox
            aria-label={`May open: ${email}`}
            checked={ids.has(userId)}
            onCheckedChange={(mayOpen) =>
              followChange(change.mutateAsync({ userId, mayOpen }), { refused: "Not saved" })
            }
          />
          {email}
        </li>
      ))}
    </ul>
  );
}
