"use client";

import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan, useOpenProject } from "#components/layout/project-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { projectOptions, useUpdateProject } from "#lib/client/projects.ts";
import { updateProjectContract } from "#lib/contracts/projects.ts";
import type { Project } from "#lib/schemas/project.ts";

type Values = { body: string; headers: string; query: string };

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const toBody = ({ body, headers, query }: Values) => ({
  redaction: { body: linesOf(body), headers: linesOf(headers), query: linesOf(query) },
});

/** What of the project's requests is never stored in clear. */
export function RedactionScreen() {
  const { id } = useOpenProject();
  const project = useQuery(projectOptions(id));
  return (
    <Page className="max-w-4xl" header={<PageHeader title="Redaction" />}>
      <div className="text-muted flex max-w-2xl flex-col gap-2 pb-4">
        <p>
          Values that you name here are replaced by [redacted:…] before a request is stored. They
          are in no list, no export and no backup, and nobody can bring them back. Equal values get
          equal tokens, so that you can still tell them apart and deduplicate by them.
        </p>
        <p>
          Signatures of senders are verified before. Filters, transformations and destinations get
          the token, not the value: a destination that needs the value cannot have it from here.
          What was stored before stays as it is until retention takes it.
        </p>
      </div>
      {project.data ? (
        <RedactionForm project={project.data} />
      ) : project.error ? (
        <ErrorState
          title="The project could not be loaded"
          message={errorMessage(project.error)}
          onRetry={() => void project.refetch()}
        />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Page>
  );
}

function RedactionForm({ project }: { project: Project }) {
  const canWrite = useCan("projects.write");
  const update = useUpdateProject(project.id);
  const { body, headers, query } = project.redaction;
  const { form, errors, card } = useSettingsForm({
    stored: { body: body.join("\n"), headers: headers.join("\n"), query: query.join("\n") },
    schema: updateProjectContract.body,
    toBody,
    toField: (path) => {
      const [, part] = path.split(".");
      return part === "body" || part === "headers" || part === "query" ? part : null;
    },
    words: {
      body: "Write one path a line, such as customer.card.number or items.*.email",
      headers: "Write one header name a line, such as x-customer-email",
      query: "Write one parameter name a line, such as email",
    },
    save: update.mutateAsync,
    onSaved: () =>
      notify.success("Redaction saved", { description: "It holds for requests from now on." }),
  });
  return (
    <SettingsCard title="Never stored" help="One a line." isReadOnly={!canWrite} {...card}>
      <Field
        label="Paths in bodies"
        help="Of JSON and forms: customer.card.number, items.*.email. A body that may hold them and cannot be looked into (compressed, of several parts, broken) is replaced whole."
        error={errors.body?.message}
      >
        <Textarea spellCheck={false} className="font-mono" {...form.register("body")} />
      </Field>
      <Field label="Headers" error={errors.headers?.message}>
        <Textarea spellCheck={false} className="font-mono" {...form.register("headers")} />
      </Field>
      <Field label="Query parameters" error={errors.query?.message}>
        <Textarea spellCheck={false} className="font-mono" {...form.register("query")} />
      </Field>
      {canWrite ? null : (
        <p className="text-muted">Only owners and admins change what is redacted.</p>
      )}
    </SettingsCard>
  );
}
