"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { useReportUnsaved } from "#components/common/form/unsaved-scope.tsx";
import { notify } from "#components/common/notify.ts";
import { destinationAuthFaults, refusedAuth } from "#components/destinations/auth/auth-faults.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { useCreateConnection } from "#lib/client/connections.ts";
import { createConnectionContract } from "#lib/contracts/connections.ts";
import { checkRules, refusedRules } from "../rules/check-rules.ts";
import { newDraft } from "../rules/rule-drafts.ts";
import { RulesEditor } from "../rules/rules-editor.tsx";
import {
  CONNECTION_WORDS,
  type ConnectionValues,
  connectionField,
  NEW_CONNECTION,
  toConnectionBody,
} from "./connection-values.ts";
import { DestinationFields } from "./destination-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

type NewConnectionFormProps = {
  /** Chosen beforehand, when the form was opened from one of them. */
  sourceId: string | null;
  destinationId: string | null;
};

const NO_FAULTS = { rules: {}, source: {}, destination: {} };

export function NewConnectionForm({ sourceId, destinationId }: NewConnectionFormProps) {
  const router = useRouter();
  const create = useCreateConnection();
  // Retries as most want them, everything else off.
  const [drafts, setDrafts] = useState(() => [newDraft("retry", "retry")]);
  const [faults, setFaults] = useState<FormFaults>(NO_FAULTS);
  const form = useForm<ConnectionValues>({
    defaultValues: {
      ...NEW_CONNECTION,
      ...(sourceId && { sourceMode: "existing", sourceId }),
      ...(destinationId && { destinationMode: "existing", destinationId }),
    },
    resolver: contractResolver<ConnectionValues>(createConnectionContract.body, {
      toBody: (values, fault) => toConnectionBody(values, fault),
      toField: connectionField,
      words: CONNECTION_WORDS,
    }),
  });
  const [sourceMode, chosenId] = useWatch({
    control: form.control,
    name: ["sourceMode", "sourceId"],
  });
  const { errors, isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  useReportUnsaved((isDirty || drafts.length !== 1) && !isSubmitting && !isSubmitSuccessful);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const checked = checkRules(drafts);
    const { destinationMode, destinationAuth } = form.getValues();
    const destination = destinationMode === "new" ? destinationAuthFaults(destinationAuth) : {};
    setFaults({ rules: checked.faults ?? {}, source: {}, destination });
    if (checked.rules === null || Object.keys(destination).length > 0) {
      await form.trigger();
      return;
    }
    const { rules } = checked;
    await form.handleSubmit(async (values) => {
      try {
        const body = toConnectionBody(values, undefined, rules);
        const connection = await create.mutateAsync(body);
        notify.success("Connection created", {
          description: connection.full_name ?? connection.id,
        });
        router.push("/connections");
      } catch (error) {
        show(error);
      }
    })(event);
  }

  function show(error: unknown) {
    const fields = error instanceof ApiError ? error.fields : {};
    const of = (noun: string) =>
      Object.fromEntries(Object.entries(fields).filter(([path]) => path.startsWith(`${noun}.`)));
    const refused = {
      rules: refusedRules(drafts, fields),
      source: refusedAuth(of("source")),
      destination: refusedAuth(of("destination")),
    };
    setFaults(refused);
    const isShown = Object.values(refused).some((each) => Object.keys(each).length > 0);
    if (isShown) {
      form.setError("root", { message: "Something above was refused. Mend it and try again." });
      return;
    }
    showApiError(form, error, {
      toField: connectionField,
      conflict: {
        field: "name",
        message: "This source has a connection of that name already. Choose another name",
      },
    });
  }

  return (
    <form onSubmit={submit} noValidate className="max-w-4xl">
      <FormSection title="Source" help="Where requests come in.">
        <SourceFields form={form} authErrors={faults.source} />
      </FormSection>
      <FormSection title="Destination" help="Where events go out.">
        <DestinationFields form={form} authErrors={faults.destination} />
      </FormSection>
      <FormSection title="Rules" help="What happens in between.">
        <RulesEditor
          drafts={drafts}
          onChange={setDrafts}
          faults={faults.rules}
          sourceIds={sourceMode === "existing" && chosenId ? [chosenId] : []}
        />
      </FormSection>
      <FormSection title="Name" help="Tells connections of one source apart.">
        <Field label="Connection name" isOptional error={errors.name?.message}>
          <Input placeholder="orders-to-warehouse" spellCheck={false} {...form.register("name")} />
        </Field>
      </FormSection>
      <div className="border-line flex flex-col gap-3 border-t py-4">
        <FormError message={errors.root?.message} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" isBusy={isSubmitting}>
            Create connection
          </Button>
          <ButtonLink href="/connections">Cancel</ButtonLink>
        </div>
      </div>
    </form>
  );
}

type FormFaults = {
  rules: ReturnType<typeof refusedRules>;
  source: Record<string, string>;
  destination: Record<string, string>;
};
