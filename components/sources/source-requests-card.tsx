"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { Controller, useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { useUpdateSource } from "#lib/client/sources.ts";
import { updateSourceContract } from "#lib/contracts/sources.ts";
import { type SourceModel, sourceMethod } from "#lib/schemas/source.ts";

type Method = SourceModel["config"]["allowed_http_methods"][number];
type Values = { methods: Method[] };

/** Which HTTP methods a source takes. */
export function SourceRequestsCard({ source }: { source: SourceModel }) {
  const update = useUpdateSource(source.id);
  const canWrite = useCan("gateway.write");
  const toBody = ({ methods }: Values) => ({
    type: source.type,
    config: { allowed_http_methods: methods },
  });
  const form = useForm<Values>({
    defaultValues: { methods: [...source.config.allowed_http_methods] },
    resolver: contractResolver<Values>(updateSourceContract.body, {
      toBody,
      toField: () => "methods",
    }),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync(toBody(values));
      form.reset(values);
      notify.success("Source saved");
    } catch (error) {
      showApiError(form, error);
    }
  });
  return (
    <SettingsCard
      title="Methods"
      help="Requests with another method are answered 405 and shown as rejected."
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={isSubmitting}
      isReadOnly={!canWrite}
      error={errors.methods?.message ?? errors.root?.message}
    >
      <Controller
        control={form.control}
        name="methods"
        render={({ field: { value, onChange } }) => (
          <div className="flex flex-wrap gap-x-5 gap-y-3">
            {sourceMethod.options.map((method) => (
              <BaseField.Root key={method} className="flex items-center gap-2">
                <Checkbox
                  checked={value.includes(method)}
                  onCheckedChange={(isChecked) => onChange(toggle(value, method, isChecked))}
                />
                <BaseField.Label className="text-meta font-mono">{method}</BaseField.Label>
              </BaseField.Root>
            ))}
          </div>
        )}
      />
    </SettingsCard>
  );
}

function toggle(methods: Method[], method: Method, isOn: boolean): Method[] {
  return sourceMethod.options.filter((each) => (each === method ? isOn : methods.includes(each)));
}
