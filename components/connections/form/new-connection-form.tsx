"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useCreateConnection } from "#lib/client/connections.ts";
import { createConnectionContract } from "#lib/contracts/connections.ts";
import { asRuleForm } from "./as-rule-form.ts";
import {
  CONNECTION_WORDS,
  type ConnectionValues,
  connectionField,
  NEW_CONNECTION,
  toConnectionBody,
} from "./connection-values.ts";
import { DestinationFields } from "./destination-fields.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

type NewConnectionFormProps = {
  /** Chosen beforehand, when the form was opened from one of them. */
  sourceId: string | null;
  destinationId: string | null;
};

export function NewConnectionForm({ sourceId, destinationId }: NewConnectionFormProps) {
  const router = useRouter();
  const create = useCreateConnection();
  const form = useForm<ConnectionValues>({
    defaultValues: {
      ...NEW_CONNECTION,
      ...(sourceId && { sourceMode: "existing", sourceId }),
      ...(destinationId && { destinationMode: "existing", destinationId }),
    },
    resolver: (values, context, options) =>
      contractResolver<ConnectionValues>(createConnectionContract.body, {
        toBody: toConnectionBody,
        toField: (path) => connectionField(path, toConnectionBody(values).rules),
        words: CONNECTION_WORDS,
      })(values, context, options),
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    const body = toConnectionBody(values);
    try {
      const connection = await create.mutateAsync(body);
      notify.success("Connection created", { description: connection.full_name ?? connection.id });
      router.push("/connections");
    } catch (error) {
      showApiError(form, error, {
        toField: (path) => connectionField(path, body.rules),
        conflict: {
          field: "name",
          message: "This source has a connection of that name already. Choose another name",
        },
      });
    }
  });

  return (
    <form onSubmit={submit} noValidate className="max-w-3xl">
      <FormSection title="Source" help="Where requests come in.">
        <SourceFields form={form} />
      </FormSection>
      <FormSection title="Destination" help="Where events go out.">
        <DestinationFields form={form} />
      </FormSection>
      <FormSection title="Rules" help="What happens in between.">
        <RuleFields form={asRuleForm(form)} />
      </FormSection>
      <FormSection title="Name" help="Tells connections of one source apart.">
        <Field label="Connection name" isOptional error={errors.name?.message}>
          <Input placeholder="orders-to-warehouse" spellCheck={false} {...form.register("name")} />
        </Field>
      </FormSection>
      <div className="border-line flex flex-col gap-3 border-t py-4">
        <FormError message={errors.root?.message} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            Create connection
          </Button>
          <ButtonLink href="/connections">Cancel</ButtonLink>
        </div>
      </div>
    </form>
  );
}
