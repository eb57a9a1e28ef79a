"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
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
  const form = useForm<Values>({
    values: {
      name: project.name,
      headers_prefix: project.headers_prefix ?? "",
      retention_days: String(project.retention_days),
    },
    resolver: contractResolver<Values>(updateProjectContract.body, {
      toBody,
      words: {
        headers_prefix: "Use letters, digits, dashes and underscores, at most 40",
        retention_days: "Write a number of days from 1 to 3650",
      },
    }),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync(toBody(values));
      notify.success("Project saved");
    } catch (error) {
      showApiError(form, error);
    }
  });
  return (
    <SettingsCard
      title="General"
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={isSubmitting}
      isReadOnly={isReadOnly}
      error={errors.root?.message}
    >
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
