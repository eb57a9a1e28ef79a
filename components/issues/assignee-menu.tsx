"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown, UserRound } from "lucide-react";
import { followChange } from "#components/common/follow-change.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";
import { issuePeopleOptions, useAssignIssue } from "#lib/client/issues.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";

const NOBODY = "nobody";

/** Whose issue it is. */
export function AssigneeMenu({ issue }: { issue: IssueModel }) {
  const canOperate = useCan("gateway.operate");
  const people = useQuery(issuePeopleOptions()).data ?? [];
  const assign = useAssignIssue();
  const person = people.find(({ id }) => id === issue.assignee_id);
  const name =
    issue.assignee_id === null ? "Nobody" : (person?.name ?? person?.email ?? "Somebody");
  if (!canOperate) return <span>{name}</span>;
  return (
    <Menu
      trigger={
        <Button size="toolbar" isBusy={assign.isPending} aria-label={`Assignee: ${name}`}>
          {assign.isPending ? null : <UserRound />}
          {name}
          <ChevronDown className="text-faint" aria-hidden />
        </Button>
      }
    >
      <MenuChoice
        label="Assignee"
        value={issue.assignee_id ?? NOBODY}
        onValueChange={(value) =>
          followChange(
            assign.mutateAsync({ id: issue.id, userId: value === NOBODY ? null : value }),
            { refused: "Not assigned" },
          )
        }
        options={[
          { value: NOBODY, label: "Nobody" },
          ...people.map(({ id, name: own, email }) => ({ value: id, label: own ?? email })),
        ]}
      />
    </Menu>
  );
}
