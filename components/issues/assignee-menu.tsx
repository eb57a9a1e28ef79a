"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown, UserRound } from "lucide-react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
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
          assign.mutate(
            { id: issue.id, userId: value === NOBODY ? null : value },
            {
              onError: (error) =>
                notify.error("Not assigned", { description: errorMessage(error) }),
            },
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
