"use client";

import { Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { asSentence } from "#components/common/as-sentence.ts";
import { errorMessage } from "#components/common/error-message.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { useUpdateDestination } from "#lib/client/destinations.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import { GroupRateField } from "./group-rate-field.tsx";
import {
  fromGroupValues,
  groupFaults,
  KEY_WORDS,
  type Override,
  toGroupValues,
} from "./group-values.ts";

/** Rates for each group of events by itself, so that one busy sender does not hold up the others. */
export function GroupsCard({ destination }: { destination: DestinationModel }) {
  const { type, config } = destination;
  const update = useUpdateDestination(destination.id);
  const canWrite = useCan("gateway.write");
  const stored = toGroupValues(config.delivery_policy?.groups);
  const [values, setValues] = useState(stored);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [error, setError] = useState<string>();
  const groups = fromGroupValues(values);
  const isDirty = JSON.stringify(groups) !== JSON.stringify(fromGroupValues(stored));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setError(undefined);
    const found = groupFaults(values);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    try {
      const saved = await update.mutateAsync({
        type,
        config: { delivery_policy: { groups } },
      });
      setValues(toGroupValues(saved.config.delivery_policy?.groups));
      notify.success("Destination saved", { description: "The next events use it." });
    } catch (failure) {
      const fields = failure instanceof ApiError ? Object.keys(failure.fields) : [];
      if (fields.some((path) => path.endsWith("groups.key")))
        setFaults({ key: asSentence(KEY_WORDS) });
      else setError(errorMessage(failure));
    }
  }
  function changeOverride(changed: Override) {
    const overrides = values.overrides.map((each) => (each.id === changed.id ? changed : each));
    setValues({ ...values, overrides });
  }

  return (
    <SettingsCard
      title="Delivery groups"
      help="Events with the same value at the key share a rate. Groups do not wait for each other."
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={update.isPending}
      isReadOnly={!canWrite}
      error={error}
      onReset={() => {
        setValues(stored);
        setFaults({});
      }}
    >
      <Field label="Group by" isOptional error={faults.key}>
        <Input
          className="font-mono"
          spellCheck={false}
          placeholder="body.account.id"
          value={values.key}
          onChange={(event) => setValues({ ...values, key: event.currentTarget.value })}
        />
      </Field>
      {groups === null ? null : (
        <>
          <GroupRateField
            label="Each group at most"
            rate={values.rate}
            period={values.period}
            error={faults.rate}
            onChange={(rate, period) => setValues({ ...values, rate, period })}
          />
          {values.overrides.map((each, index) => (
            <div key={each.id} className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_auto]">
              <Field label={`Group ${index + 1}`} error={faults[`${each.id}.name`]}>
                <Input
                  className="font-mono"
                  spellCheck={false}
                  value={each.name}
                  onChange={(event) => changeOverride({ ...each, name: event.currentTarget.value })}
                />
              </Field>
              <GroupRateField
                label="Its own rate"
                rate={each.rate}
                period={each.period}
                error={faults[`${each.id}.rate`]}
                onChange={(rate, period) => changeOverride({ ...each, rate, period })}
              />
              <Button
                variant="ghost"
                size="icon"
                className="mt-6.5"
                aria-label={`Remove group ${index + 1}`}
                onClick={() =>
                  setValues({
                    ...values,
                    overrides: values.overrides.filter(({ id }) => id !== each.id),
                  })
                }
              >
                <X />
              </Button>
            </div>
          ))}
          <Button
            className="self-start"
            onClick={() => {
              const added = { id: crypto.randomUUID(), name: "", rate: "", period: values.period };
              setValues({ ...values, overrides: [...values.overrides, added] });
            }}
          >
            <Plus />
            Add a group with its own rate
          </Button>
        </>
      )}
    </SettingsCard>
  );
}
