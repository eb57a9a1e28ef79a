"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { transformationNamesOptions } from "#lib/client/transformation-names.ts";
import type { DraftOf } from "./rule-drafts.ts";
import type { RuleFieldsProps } from "./rule-fields-props.ts";

export function TransformFields({
  draft,
  faults,
  onChange,
}: RuleFieldsProps<DraftOf<"transform">>) {
  const names = useQuery(transformationNamesOptions()).data ?? [];
  return (
    <>
      <Field
        label="Transformation"
        help="One may serve many connections: a change of its code is a change for all of them."
        error={faults.transformationId}
        className="sm:max-w-96"
      >
        <Select
          value={draft.transformationId || null}
          onValueChange={(transformationId) => onChange({ ...draft, transformationId })}
          placeholder={names.length === 0 ? "None yet" : "Choose a transformation"}
          options={names.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <p className="flex flex-wrap gap-x-4">
        {draft.transformationId ? (
          <Link
            href={`/transformations/${draft.transformationId}`}
            className="text-link hover:underline"
          >
            Open in the editor
          </Link>
        ) : null}
        <Link href="/transformations" className="text-link hover:underline">
          Write a new one
        </Link>
      </p>
    </>
  );
}
