"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useUpdateConnection } from "#lib/client/connections.ts";
import { updateConnectionContract } from "#lib/contracts/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { Rule } from "#lib/schemas/rule.ts";
import { asRuleForm } from "./as-rule-form.ts";
import { CONNECTION_WORDS, connectionField } from "./connection-values.ts";
import { RuleFields } from "./rule-fields.tsx";
import { countOtherRules, type RuleValues, toRules, toRuleValues } from "./rule-values.ts";

type EditValues = RuleValues & { name: string; description: string };

export function EditConnectionForm({ connection }: { connection: ConnectionModel }) {
  const update = useUpdateConnection(connection.id);
  const canWrite = useCan("gateway.write");
  const toBody = (
    values: EditValues,
    fault: (field: keyof EditValues, message: string) => void = () => {},
  ) => ({
    name: values.name === "" ? null : values.name,
    description: values.description === "" ? null : values.description,
    rules: toRules(values, connection.rules, fault) as Rule[],
  });
  const form = useForm<EditValues>({
    defaultValues: {
      name: connection.name ?? "",
      description: connection.description ?? "",
      ...toRuleValues(connection.rules),
    },
    resolver: (values, context, options) =>
      contractResolver<EditValues>(updateConnectionContract.body, {
        toBody,
        toField: (path) => editField(path, toBody(values).rules),
        words: { retryCodes: CONNECTION_WORDS.retryCodes },
      })(values, context, options),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const otherRules = countOtherRules(connection.rules);

  const submit = form.handleSubmit(async (values) => {
    const body = toBody(values);
    try {
      await update.mutateAsync(body);
      form.reset(values);
      notify.success("Connection saved", { description: "New requests follow it from now on." });
    } catch (error) {
      showApiError(form, error, {
        toField: (path) => editField(path, body.rules),
        conflict: {
          field: "name",
          message: "This source has a connection of that name already. Choose another name",
        },
      });
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={!canWrite} className="min-w-0">
        <FormSection title="Connection">
          <div className="flex flex-col gap-4">
            <Field label="Name" isOptional error={errors.name?.message}>
              <Input spellCheck={false} {...form.register("name")} />
            </Field>
            <Field label="Description" isOptional error={errors.description?.message}>
              <Input {...form.register("description")} />
            </Field>
          </div>
        </FormSection>
        <FormSection title="Rules" help="What happens between source and destination.">
          <RuleFields form={asRuleForm(form)} />
          {otherRules > 0 ? (
            <p className="text-muted mt-4">
              {otherRules === 1 ? "One more rule is" : `${otherRules} more rules are`} set by the
              API and stay as they are.
            </p>
          ) : null}
        </FormSection>
      </fieldset>
      {canWrite ? (
        <div className="border-line flex flex-col gap-3 border-t py-4">
          <FormError message={errors.root?.message} />
          <Button
            type="submit"
            variant="primary"
            className="self-start"
            disabled={!isDirty}
            isBusy={isSubmitting}
          >
            Save changes
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function editField(path: string, rules: readonly { type: string }[]): keyof EditValues | null {
  if (path === "name" || path === "description") return path;
  const field = connectionField(path, rules);
  return field !== null && field in toRuleValues([]) ? (field as keyof RuleValues) : null;
}
