"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { notify } from "#components/common/notify.ts";
import { ChannelChoice } from "#components/notifications/channel-choice.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useSaveIssueTrigger } from "#lib/client/issue-triggers.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import { TYPE_WORDS } from "./issue-words.ts";
import { bodyOf, newDraft, type TriggerDraft } from "./trigger-draft.ts";
import { TriggerPreview } from "./trigger-preview.tsx";
import { TriggerTargets } from "./trigger-targets.tsx";
import { TriggerThreshold } from "./trigger-threshold.tsx";

type TriggerFormProps = { id: string | null; initial: TriggerDraft; isReadOnly: boolean };

const TYPES = Object.entries(TYPE_WORDS).map(([value, label]) => ({
  value: value as IssueType,
  label,
}));

/** Makes or changes an issue trigger, and shows beside it what it would watch. */
export function TriggerForm({ id, initial, isReadOnly }: TriggerFormProps) {
  const [draft, setDraft] = useState(initial);
  const save = useSaveIssueTrigger();
  const router = useRouter();
  const change = (changes: Partial<TriggerDraft>) => setDraft({ ...draft, ...changes });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(
      { id, body: bodyOf(draft) },
      {
        onSuccess: () => {
          notify.success(id === null ? "Issue trigger created" : "Issue trigger saved", {
            description: "It holds for what happens from now on.",
          });
          router.push("/issue-triggers");
        },
      },
    );
  }
  return (
    <form onSubmit={submit} noValidate className="max-w-4xl">
      <fieldset disabled={isReadOnly} className="min-w-0">
        <FormSection title="General">
          <div className="flex flex-col gap-4">
            {id === null ? (
              <Field label="Type">
                <Select
                  aria-label="Type"
                  value={draft.type}
                  options={TYPES}
                  onValueChange={(type) => setDraft({ ...newDraft(type), name: draft.name })}
                />
              </Field>
            ) : null}
            <Field label="Name" isOptional>
              <Input
                value={draft.name}
                onChange={(event) => change({ name: event.target.value })}
              />
            </Field>
          </div>
        </FormSection>
        <FormSection title="What opens an issue">
          <div className="flex flex-col gap-4">
            <TriggerThreshold draft={draft} onChange={change} />
            <TriggerTargets draft={draft} onChange={change} />
            <TriggerPreview draft={draft} id={id} />
          </div>
        </FormSection>
        {draft.type === "backpressure" ? null : (
          <FormSection
            title="When it is over"
            help="Whichever comes first resolves the issue. Empty: people do."
          >
            <div className="grid gap-4 sm:grid-cols-2">
              {draft.type === "request" ? null : (
                <Field
                  label={draft.type === "delivery" ? "Clean deliveries" : "Clean runs"}
                  help="In a row, since it was last seen"
                >
                  <Input
                    inputMode="numeric"
                    value={draft.cleanRuns}
                    onChange={(event) => change({ cleanRuns: event.target.value })}
                  />
                </Field>
              )}
              <Field label="Minutes without it" help="1440 is a day">
                <Input
                  inputMode="numeric"
                  value={draft.quietMinutes}
                  onChange={(event) => change({ quietMinutes: event.target.value })}
                />
              </Field>
            </div>
          </FormSection>
        )}
        <FormSection title="Who is told">
          <ChannelChoice value={draft.channels} onChange={(channels) => change({ channels })} />
        </FormSection>
        <FormSection
          title="Runbook"
          help="What to do about such issues. It stands on each of them."
        >
          <Field label="Steps in Markdown" isOptional>
            <Textarea
              rows={6}
              value={draft.runbook}
              onChange={(event) => change({ runbook: event.target.value })}
            />
          </Field>
        </FormSection>
        <FormError message={save.error ? errorMessage(save.error) : undefined} />
        {isReadOnly ? null : (
          <div className="flex gap-2 py-4">
            <Button type="submit" variant="primary" isBusy={save.isPending}>
              {id === null ? "Create issue trigger" : "Save"}
            </Button>
            <ButtonLink href="/issue-triggers">Cancel</ButtonLink>
          </div>
        )}
      </fieldset>
    </form>
  );
}
