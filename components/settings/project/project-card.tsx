"use client";

import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useUpdateProject } from "#lib/client/projects.ts";
import { updateProjectContract } from "#lib/contracts/projects.ts";
import type { Project } from "#lib/schemas/project.ts";

type Values = { name: string; headers_prefix: string; retention_days: string };

const toBody = ({ name, headers_prefix, retention_days }: Values) => ({
  name,
  headers_prefix: headers_prefix.trim() === "" ? null : headers_prefix.trim(),
  retention_days: Number(retention_days),
});

export function ProjectCard({ project, isReadOnly }: { project: Project; isReadOnly: boolean }) {
  const update = useUpdateProject(project.id);
  const { form, errors, card } = useSettingsForm({
    stored: {
      name: project.name,
      headers_prefix: project.headers_prefix ?? "",
      retention_days: String(project.retention_days),
    },
    schema: updateProjectContract.body,
    toBody,
    words: {
      headers_prefix: "Use letters, digits, dashes and underscores, at most 40",
      retention_days: "Write a number of days from 1 to 3650",
    },
    save: update.mutateAsync,
    onSaved: () => notify.success("Project saved"),
  });
  return (
    <SettingsCard title="General" isReadOnly={isReadOnly} {...card}>
      <Field label="Name" error={errors.name?.message}>
        <Input {...form.register("name")} />
      </Field>
      <Field
        label="Header prefix"
        isOptional
        help="What the headers that Sluice adds to deliveries begin with. Receivers that verify signatures look for it."
        error={errors.headers_prefix?.message}
      >
        <Input
          placeholder="x-hookdeck"
          spellCheck={false}
          className="font-mono"
          {...form.register("headers_prefix")}
        />
      </Field>
      <Field
        label="Keep data for"
        help="Days. Requests, events, attempts and executions that are older are deleted, a day at a time. Bookmarks stay, and so does what still waits to be delivered. Days are shared by all projects: a day goes when no project wants it any more."
        error={errors.retention_days?.message}
      >
        <Input inputMode="numeric" className="w-28!" {...form.register("retention_days")} />
      </Field>
    </SettingsCard>
  );
}
