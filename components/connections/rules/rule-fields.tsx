"use client";

import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { DurationField } from "./duration-field.tsx";
import { FilterFields } from "./filter-fields.tsx";
import { RetryFields } from "./retry-fields.tsx";
import type { DraftOf, RuleDraft } from "./rule-drafts.ts";
import type { RuleFieldsProps } from "./rule-fields-props.ts";
import { TransformFields } from "./transform-fields.tsx";

/** The form of a rule, by its type. */
export function RuleFields({ draft, ...rest }: RuleFieldsProps<RuleDraft>) {
  switch (draft.type) {
    case "retry":
      return <RetryFields draft={draft} {...rest} />;
    case "filter":
      return <FilterFields draft={draft} {...rest} />;
    case "transform":
      return <TransformFields draft={draft} {...rest} />;
    case "delay":
      return <DelayFields draft={draft} {...rest} />;
    case "deduplicate":
      return <DeduplicateFields draft={draft} {...rest} />;
  }
}

function DelayFields({ draft, faults, onChange }: RuleFieldsProps<DraftOf<"delay">>) {
  return (
    <div className="sm:max-w-72">
      <DurationField
        label="Wait"
        value={draft.delay}
        onChange={(delay) => onChange({ ...draft, delay })}
        error={faults.delay}
      />
    </div>
  );
}

const COMPARED = [
  { value: "all" as const, label: "Everything" },
  { value: "include" as const, label: "Only some fields" },
  { value: "exclude" as const, label: "All but some fields" },
];

function DeduplicateFields({ draft, faults, onChange }: RuleFieldsProps<DraftOf<"deduplicate">>) {
  return (
    <>
      <div className="sm:max-w-72">
        <DurationField
          label="Within"
          units={["s", "min", "h"]}
          value={draft.window}
          onChange={(window) => onChange({ ...draft, window })}
          error={faults.window}
        />
      </div>
      <div className="flex flex-col gap-1.5">
        <p className="font-medium">Two requests are the same by</p>
        <ModeChoice
          label="What is compared"
          options={COMPARED}
          value={draft.fields}
          onChange={(fields) => onChange({ ...draft, fields })}
        />
      </div>
      {draft.fields === "all" ? null : (
        <Field
          label={draft.fields === "include" ? "Fields to compare" : "Fields to leave out"}
          help="One a line: headers, body, query or path, and what is in them."
          error={faults.paths}
        >
          <Textarea
            className="font-mono"
            rows={3}
            placeholder={"body.order.id\nheaders.x-request-id"}
            spellCheck={false}
            value={draft.paths}
            onChange={(event) => onChange({ ...draft, paths: event.currentTarget.value })}
          />
        </Field>
      )}
    </>
  );
}
