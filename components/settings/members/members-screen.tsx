"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { invitationsOptions, membersOptions } from "#lib/client/members.ts";
import { InvitationTable } from "./invitation-table.tsx";
import { MemberTable } from "./member-table.tsx";
import { RoleMatrix } from "./role-matrix.tsx";

// Its form brings the schemas along, which the list has no need for.
const InviteDialog = onDemand(() =>
  import("./invite-dialog.tsx").then((module) => module.InviteDialog),
);

const TABS = ["active", "invitations", "roles"] as const;

/** Who is in the organization, who was asked to come, and what each may do. */
export function MembersScreen() {
  const members = useQuery(membersOptions());
  const invitations = useQuery(invitationsOptions());
  const canInvite = useCan("members.write");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("active"));
  const [isInviting, setIsInviting] = useState(false);
  const inviteButton = (
    <Button variant="primary" onClick={() => setIsInviting(true)}>
      <UserPlus />
      Invite
    </Button>
  );
  // Where nobody is invited, the button stands in the list.
  const isEmptyTab = tab === "invitations" && invitations.data?.length === 0;
  const body = (list: typeof members | typeof invitations, noun: string) => ({
    noun,
    isLoading: list.isPending,
    error: list.data ? null : list.error,
    onRetry: () => void list.refetch(),
    isEmpty: list.data?.length === 0,
    isFiltered: false,
    onClearFilters: () => {},
  });
  return (
    <>
      <Page
        header={
          <PageHeader title="Members" actions={canInvite && !isEmptyTab ? inviteButton : null} />
        }
        className="max-w-4xl"
      >
        <Tabs
          value={tab}
          onValueChange={(next) => void setTab(next)}
          tabs={[
            {
              value: "active",
              label: "Active",
              count: members.data?.length,
              content: (
                <ListBody {...body(members, "members")} empty={null}>
                  <MemberTable members={members.data ?? []} />
                </ListBody>
              ),
            },
            {
              value: "invitations",
              label: "Invitations",
              count: invitations.data?.length,
              content: (
                <ListBody
                  {...body(invitations, "invitations")}
                  empty={
                    <EmptyState title="Nobody is invited" action={canInvite ? inviteButton : null}>
                      {canInvite
                        ? "Invite people by their e-mail address. Each link works once, within three days."
                        : "Owners and admins invite people. Ask one of them."}
                    </EmptyState>
                  }
                >
                  <InvitationTable invitations={invitations.data ?? []} />
                </ListBody>
              ),
            },
            { value: "roles", label: "Roles", content: <RoleMatrix /> },
          ]}
        />
      </Page>
      {isInviting ? <InviteDialog onClose={() => setIsInviting(false)} /> : null}
    </>
  );
}
