"use client";

import { Field } from "@base-ui/react/field";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { errorMessage } from "#components/common/error-message.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { channelsOptions } from "#lib/client/channels.ts";
import type { IssueChannels } from "#lib/schemas/issue-channels.ts";
import { CHANNEL_KINDS } from "./channel-kinds.ts";

type ChannelChoiceProps = {
  value: IssueChannels | null;
  onChange: (channels: IssueChannels) => void;
  isDisabled?: boolean;
};

/** Who is told by an issue trigger: members by mail, and any of the project's channels. */
export function ChannelChoice({ value, onChange, isDisabled = false }: ChannelChoiceProps) {
  const channels = useQuery(channelsOptions());
  const chosen = value ?? {};
  const ids = chosen.channel_ids ?? [];

  function toggle(id: string, isOn: boolean) {
    const others = ids.filter((each) => each !== id);
    onChange({ ...chosen, channel_ids: isOn ? [...others, id] : others });
  }
  function toggleMail(isOn: boolean) {
    const { email: _, ...others } = chosen;
    onChange(isOn ? { ...others, email: {} } : others);
  }

  return (
    <fieldset disabled={isDisabled} className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Tell</legend>
      <Field.Root className="flex items-start gap-2.5">
        <Checkbox
          className="mt-0.5"
          checked={chosen.email !== undefined}
          onCheckedChange={toggleMail}
        />
        <div>
          <Field.Label className="block">Members by e-mail</Field.Label>
          <Field.Description className="text-meta text-muted">
            {mailWords(chosen.email)}
          </Field.Description>
        </div>
      </Field.Root>
      {channels.isPending ? <Skeleton className="h-5 w-40" /> : null}
      {channels.error && !channels.data ? (
        <p role="alert" className="text-muted">
          {errorMessage(channels.error)}
        </p>
      ) : null}
      {channels.data?.map(({ id, type, name, disabled_at }) => {
        const { icon: Icon, label } = CHANNEL_KINDS[type];
        return (
          <Field.Root key={id} className="flex items-center gap-2.5">
            <Checkbox checked={ids.includes(id)} onCheckedChange={(isOn) => toggle(id, isOn)} />
            <Field.Label className="flex min-w-0 items-center gap-1.5">
              <Icon className="text-muted size-4 shrink-0" aria-hidden />
              <span className="truncate">{name}</span>
              <span className="text-muted shrink-0">
                {label}
                {disabled_at ? ", disabled" : ""}
              </span>
            </Field.Label>
          </Field.Root>
        );
      })}
      {namedWords(chosen).map((words) => (
        <p key={words} className="text-meta text-muted">
          {words}
        </p>
      ))}
      <p className="text-meta text-muted">
        <Link href="/settings/notifications" className="text-link">
          Set up channels
        </Link>
      </p>
    </fieldset>
  );
}

function mailWords(email: IssueChannels["email"]): string {
  if (!email?.member_emails) return "All who may open the project, as each has chosen.";
  if (email.member_emails.length === 0) return "Nobody is chosen.";
  return email.member_emails.join(", ");
}

/** What clients of the API have set by the names of channels. */
function namedWords(channels: IssueChannels): string[] {
  const named = [channels.slack, channels.microsoft_teams, channels.discord];
  const names = named.flatMap((each) => (each ? [each.channel_name] : []));
  const all = [
    ...(channels.pagerduty ? ["PagerDuty"] : []),
    ...(channels.opsgenie ? ["Opsgenie"] : []),
    ...(channels.betteruptime ? ["Better Stack"] : []),
    ...(channels.incidentio ? ["incident.io"] : []),
  ];
  return [
    ...(names.length > 0 ? [`By the API also the channels named ${names.join(", ")}.`] : []),
    ...(all.length > 0 ? [`By the API also every channel of ${all.join(", ")}.`] : []),
  ];
}
