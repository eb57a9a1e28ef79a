"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { asSentence } from "#components/common/as-sentence.ts";
import { errorMessage } from "#components/common/error-message.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { notify } from "#components/common/notify.ts";
import { Time } from "#components/common/time.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { sourceTypeOptions } from "#lib/client/source-types.ts";
import { useUpdateSource } from "#lib/client/sources.ts";
import type { SourceTypeDetail } from "#lib/schemas/custom-source-type.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { AuthFields, type AuthSchema, authFieldsOf, toAuth } from "./auth-fields.tsx";

const NONE = "NONE";
const OVERLAPS = [
  { value: "0", label: "Ends at once" },
  { value: "3600", label: "Stays valid for 1 hour" },
  { value: "86400", label: "Stays valid for 1 day" },
  { value: "604800", label: "Stays valid for 1 week" },
] as const;

/** How the senders of a source are checked. */
export function SourceAuthCard({ source }: { source: SourceModel }) {
  const type = useQuery(sourceTypeOptions(source.type, source.id));
  if (type.isPending) return <Skeleton className="my-6 h-24" />;
  if (!type.data) return null;
  return <AuthForm key={source.updated_at} source={source} type={type.data} />;
}

function schemaOf(type: SourceTypeDetail, method: string): AuthSchema | null {
  if (type.auth_schema) return type.auth_schema;
  return type.auth_choices?.find((choice) => choice.code === method)?.auth_schema ?? null;
}

type AuthFormProps = { source: SourceModel; type: SourceTypeDetail };

function AuthForm({ source, type }: AuthFormProps) {
  const update = useUpdateSource(source.id);
  const canWrite = useCan("gateway.write");
  const stored = source.authenticated ? (source.config.auth_type ?? source.type) : NONE;
  const [method, setMethod] = useState(type.auth_choices ? stored : type.code);
  const [values, setValues] = useState<Record<string, string>>({});
  const [overlap, setOverlap] = useState<string>("0");
  const schema = schemaOf(type, method);
  const error = update.error;
  const fields = error instanceof ApiError ? error.fields : {};
  const faults = Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [
      path.replace(/^config\.auth\./, ""),
      asSentence(text),
    ]),
  );
  const hasValues = Object.values(values).some(Boolean);
  const isDirty = hasValues || (type.auth_choices !== null && method !== stored);
  const isReplacing = source.authenticated && method === (type.auth_choices ? stored : type.code);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const auth = schema && method !== NONE ? toAuth(schema, values) : null;
    const authType = type.auth_choices ? { auth_type: method === NONE ? null : method } : {};
    const kept =
      auth && isReplacing && overlap !== "0" ? { auth_overlap_sec: Number(overlap) } : {};
    const config = { ...authType, auth, ...kept } as NonNullable<
      Parameters<typeof update.mutateAsync>[0]["config"]
    >;
    await update.mutateAsync({ type: source.type, config }).then(
      () => {
        setValues({});
        notify.success("Source saved");
      },
      // Shown at the fields and below them.
      () => undefined,
    );
  }

  if (type.auth_choices === null && schema && authFieldsOf(schema).length === 0) {
    return null;
  }
  return (
    <SettingsCard
      title="Authentication"
      help="How senders are checked. What fails the check is kept as rejected, and makes no event."
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={update.isPending}
      isReadOnly={!canWrite}
      error={error && Object.keys(faults).length === 0 ? errorMessage(error) : undefined}
    >
      {type.auth_choices ? (
        <Field label="Method" className="sm:max-w-72">
          <Select
            value={method}
            onValueChange={(next) => {
              setMethod(next);
              setValues({});
            }}
            options={[
              { value: NONE, label: "None: anybody may send" },
              ...type.auth_choices.map((choice) => ({
                value: choice.code,
                label: choice.label,
              })),
            ]}
          />
        </Field>
      ) : null}
      <p className="text-muted">{stateWords(source, type)}</p>
      {schema && method !== NONE ? (
        <>
          <AuthFields
            schema={schema}
            values={values}
            errors={faults}
            onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
          />
          {isReplacing && hasValues ? (
            <Field
              label="The secret before this one"
              help="Give senders time to change over: until then both are taken."
              className="sm:max-w-72"
            >
              <Select value={overlap} onValueChange={setOverlap} options={OVERLAPS} />
            </Field>
          ) : null}
        </>
      ) : null}
      {source.config.previous_auth_expires_at ? (
        <p className="text-muted">
          The secret before this one is taken until{" "}
          <Time value={source.config.previous_auth_expires_at} />.
        </p>
      ) : null}
    </SettingsCard>
  );
}

function stateWords(source: SourceModel, type: SourceTypeDetail): string {
  if (source.authenticated) return "A secret is set. Fill in the fields to replace it.";
  if (type.auth_choices) return "Nothing is checked. Anybody who knows the URL may send.";
  return "No secret is set yet: requests are taken in without a check, as not verified.";
}
