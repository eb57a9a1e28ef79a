"use client";

import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { RejectionCause } from "#lib/schemas/enums.ts";
import { CAUSES, LEVELS, type TriggerDraft } from "./trigger-draft.ts";

type PartProps = { draft: TriggerDraft; onChange: (changes: Partial<TriggerDraft>) => void };

/** How bad it must be. */
export function TriggerThreshold({ draft, onChange }: PartProps) {
  switch (draft.type) {
    case "delivery":
      return (
        <ModeChoice
          label="Opens at"
          value={draft.strategy}
          options={[
            { value: "first_attempt", label: "First failed attempt" },
            { value: "final_attempt", label: "When retries are used up" },
          ]}
          onChange={(strategy) => onChange({ strategy })}
        />
      );
    case "transformation":
      return (
        <ModeChoice
          label="Level from which on"
          value={draft.level}
          options={LEVELS}
          onChange={(level) => onChange({ level })}
        />
      );
    case "backpressure":
      return (
        <Field label="Minutes behind" help="How long the oldest event may wait: 1 to 1440">
          <Input
            inputMode="numeric"
            value={draft.delayMinutes}
            onChange={(event) => onChange({ delayMinutes: event.target.value })}
            className="max-w-32"
          />
        </Field>
      );
    case "request":
      return <Causes draft={draft} onChange={onChange} />;
  }
}

function Causes({ draft, onChange }: PartProps) {
  function toggle(cause: RejectionCause, isOn: boolean) {
    const others = draft.causes.filter((other) => other !== cause);
    onChange({ causes: isOn ? [...others, cause] : others });
  }
  return (
    <div className="flex flex-col gap-3">
      <ModeChoice
        label="Causes"
        value={draft.causeMode}
        options={[
          { value: "all", label: "Any cause" },
          { value: "some", label: "Only these" },
          { value: "except", label: "All but these" },
        ]}
        onChange={(causeMode) => onChange({ causeMode })}
      />
      {draft.causeMode === "all" ? null : (
        <div className="grid gap-2 sm:grid-cols-2">
          {CAUSES.map((cause) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a control of Base UI.
            <label key={cause} className="flex items-center gap-2">
              <Checkbox
                checked={draft.causes.includes(cause)}
                onCheckedChange={(isOn) => toggle(cause, isOn)}
              />
              {cause.replaceAll("_", " ").toLowerCase()}
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
