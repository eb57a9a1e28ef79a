"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { issueTriggerOptions } from "#lib/client/issue-triggers.ts";
import { draftOf, newDraft } from "./trigger-draft.ts";
import { TriggerForm } from "./trigger-form.tsx";
import { TriggerMenu } from "./trigger-menu.tsx";
import { triggerTitle } from "./trigger-words.ts";

const BACK = <BackLink href="/issue-triggers" label="Issue triggers" />;

export function TriggerPage({ id }: { id: string }) {
  const query = useQuery(issueTriggerOptions(id));
  const canWrite = useCan("gateway.write");
  const router = useRouter();
  const trigger = query.data;
  if (!trigger)
    return <DetailState noun="issue trigger" backHref="/issue-triggers" query={query} />;
  return (
    <Page
      header={
        <PageHeader
          title={
            <>
              {BACK}
              {triggerTitle(trigger)}
            </>
          }
          actions={
            <>
              <ButtonLink href={`/issues?trigger=${trigger.id}`}>Its issues</ButtonLink>
              {canWrite ? (
                <TriggerMenu trigger={trigger} onDeleted={() => router.push("/issue-triggers")} />
              ) : null}
            </>
          }
        />
      }
    >
      <TriggerForm
        key={trigger.id}
        id={trigger.id}
        initial={draftOf(trigger)}
        isReadOnly={!canWrite}
      />
    </Page>
  );
}

export function NewTriggerPage() {
  return (
    <Page header={<PageHeader title={<>{BACK}New issue trigger</>} />}>
      <TriggerForm id={null} initial={newDraft("delivery")} isReadOnly={false} />
    </Page>
  );
}
