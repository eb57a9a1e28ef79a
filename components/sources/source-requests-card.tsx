"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { Controller } from "react-hook-form";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
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
  const { form, errors, card } = useSettingsForm({
    stored: { methods: [...source.config.allowed_http_methods] },
    schema: updateSourceContract.body,
    toBody,
    toField: () => "methods",
    save: update.mutateAsync,
    onSaved: () => notify.success("Source saved"),
  });
  return (
    <SettingsCard
      title="Methods"
      help="Requests with another method are answered 405 and shown as rejected."
      isReadOnly={!canWrite}
      {...card}
      error={errors.methods?.message ?? card.error}
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
