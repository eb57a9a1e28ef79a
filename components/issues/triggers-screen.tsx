"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { issueTriggersOptions } from "#lib/client/issue-triggers.ts";
import type { IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import { TYPE_WORDS } from "./issue-words.ts";
import { TriggerMenu } from "./trigger-menu.tsx";
import { autoResolveWords, triggerTitle, triggerWords } from "./trigger-words.ts";

export function TriggersScreen() {
  const query = useQuery(issueTriggersOptions());
  const canWrite = useCan("gateway.write");
  const add = canWrite ? (
    <ButtonLink href="/issue-triggers/new" variant="primary">
      New issue trigger
    </ButtonLink>
  ) : null;
  return (
    <Page header={<PageHeader title="Issue triggers" actions={add} />}>
      <p className="text-muted max-w-2xl pb-3">
        A trigger says what opens an issue and who is told. Where several watch the same, the most
        specific one has the say.
      </p>
      {query.isPending ? (
        <div role="status" aria-label="Loading issue triggers" className="flex flex-col gap-2">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </div>
      ) : null}
      {query.error && !query.data ? (
        <ErrorState
          title="The issue triggers could not be loaded"
          message={errorMessage(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : null}
      {query.data?.length === 0 ? (
        <EmptyState title="Nothing is watched" action={add}>
          Without a trigger no issue opens, whatever fails.
        </EmptyState>
      ) : null}
      <ul className="divide-line border-line divide-y border-y empty:hidden">
        {query.data?.map((trigger) => (
          <TriggerRow key={trigger.id} trigger={trigger} canWrite={canWrite} />
        ))}
      </ul>
    </Page>
  );
}

type TriggerRowProps = { trigger: IssueTriggerModel; canWrite: boolean };

function TriggerRow({ trigger, canWrite }: TriggerRowProps) {
  const channels = Object.keys(trigger.channels ?? {}).length;
  return (
    <li className="flex items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <Link
            href={`/issue-triggers/${trigger.id}`}
            className="hover:text-link truncate font-medium hover:underline"
          >
            {triggerTitle(trigger)}
          </Link>
          <span className="text-meta text-muted shrink-0">{TYPE_WORDS[trigger.type]}</span>
        </p>
        <p className="text-muted truncate">{triggerWords(trigger)}</p>
        <p className="text-meta text-muted truncate max-sm:hidden">
          {autoResolveWords(trigger.type, trigger.auto_resolve)}
          {channels === 0 ? " Nobody is told." : ""}
        </p>
      </div>
      <StatusBadge status={trigger.disabled_at === null ? "ACTIVE" : "DISABLED"} />
      {canWrite ? <TriggerMenu trigger={trigger} /> : null}
    </li>
  );
}
