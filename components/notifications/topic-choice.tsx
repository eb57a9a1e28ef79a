"use client";

import { Field } from "@base-ui/react/field";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { WebhookNotificationsModel } from "#lib/schemas/webhook-notifications.ts";

type Topic = WebhookNotificationsModel["topics"][number];

const TOPICS: readonly { topic: Topic; help: string }[] = [
  { topic: "issue.opened", help: "An issue opens, or opens again." },
  { topic: "issue.updated", help: "Its status or assignee changes, or somebody comments." },
  {
    topic: "event.successful",
    help: "An event was delivered; with the destination's answer, for whoever sent the request.",
  },
  { topic: "event.failed", help: "An event failed for good." },
  { topic: "attempt.failed", help: "Any attempt failed, also one that is followed by a retry." },
];

type TopicChoiceProps = { value: readonly Topic[]; onChange: (topics: Topic[]) => void };

export function TopicChoice({ value, onChange }: TopicChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Topics</legend>
      {TOPICS.map(({ topic, help }) => (
        <Field.Root key={topic} className="flex items-start gap-2.5">
          <Checkbox
            className="mt-0.5"
            checked={value.includes(topic)}
            onCheckedChange={(isOn) => {
              const others = value.filter((each) => each !== topic);
              onChange(isOn ? [...others, topic] : others);
            }}
          />
          <div>
            <Field.Label className="block font-mono">{topic}</Field.Label>
            <Field.Description className="text-meta text-muted">{help}</Field.Description>
          </div>
        </Field.Root>
      ))}
    </fieldset>
  );
}
