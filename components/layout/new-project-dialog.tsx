"use client";

import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useCreateOrganization } from "#lib/client/organization.ts";
import { useCreateProject } from "#lib/client/projects.ts";

export type NewThing = "project" | "private project" | "organization";

type NewProjectDialogProps = {
  kind: NewThing;
  /** Opens the project that was made. */
  onCreated: (projectId: string) => void;
  onClose: () => void;
};

const WORDS = {
  project: {
    title: "New project",
    help: "A project has sources, connections and events of its own. Everybody in the organization may open it, until you make it private.",
    button: "Create project",
  },
  "private project": {
    title: "New project",
    help: "A project has sources, connections and events of its own. Only you, owners and admins may open it; an admin can let others in.",
    button: "Create project",
  },
  organization: {
    title: "New organization",
    help: "An organization has projects and members of its own. You own it, and it begins with one project.",
    button: "Create organization",
  },
} as const;

/** Makes a project, or an organization with a first one, and opens it. */
export function NewProjectDialog({ kind, onCreated, onClose }: NewProjectDialogProps) {
  const createProject = useCreateProject();
  const createOrganization = useCreateOrganization();
  const [name, setName] = useState("");
  const { title, help, button } = WORDS[kind];
  const error = createProject.error ?? createOrganization.error;
  function submit() {
    const wanted = name.trim();
    if (wanted === "") return;
    if (kind === "organization") {
      createOrganization.mutate(wanted, { onSuccess: ({ project_id }) => onCreated(project_id) });
    } else {
      const body = { name: wanted, private: kind === "private project" };
      createProject.mutate(body, { onSuccess: ({ id }) => onCreated(id) });
    }
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={title}
      description={help}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="new-project"
            variant="primary"
            disabled={name.trim() === ""}
            isBusy={createProject.isPending || createOrganization.isPending}
          >
            {button}
          </Button>
        </>
      }
    >
      <form
        id="new-project"
        noValidate
        className="flex flex-col gap-4 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="Name" help="At most 50 characters.">
          <Input
            value={name}
            maxLength={50}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <FormError message={error ? errorMessage(error) : undefined} />
      </form>
    </Dialog>
  );
}
