"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { TableHead } from "#components/common/table-head.tsx";
import { Time } from "#components/common/time.tsx";
import { useOpenProject } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  meOptions,
  useLeaveOrganization,
  useRemoveMember,
  useUpdateMember,
} from "#lib/client/members.ts";
import { canAssign } from "#lib/domain/permissions.ts";
import type { MemberModel } from "#lib/schemas/member.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { ROLE_OPTIONS, roleLabel } from "./role-words.ts";
import { TwoStep } from "./two-step.tsx";

/** Says why a role cannot be changed; null when it can. */
function whyFixed(by: Role, { role }: MemberModel, owners: number): string | null {
  if (!canAssign(by, "member")) return "Only owners and admins change roles";
  if (!canAssign(by, role)) return "Only an owner may change an owner";
  if (role === "owner" && owners === 1) return "The last owner: transfer the organization first";
  return null;
}

const TWO_STEP = ["Two-step", "w-28 max-md:hidden"] as const;

const columnsOf = (showsFactors: boolean) => [
  ["Member"] as const,
  ["Role", "w-32"] as const,
  ...(showsFactors ? [TWO_STEP] : []),
  ["Last seen", "w-32 max-md:hidden"] as const,
];

export function MemberTable({ members }: { members: readonly MemberModel[] }) {
  const { role: own } = useOpenProject();
  const me = useQuery(meOptions());
  const update = useUpdateMember();
  const remove = useRemoveMember();
  const leave = useLeaveOrganization();
  const [leaving, setLeaving] = useState<MemberModel | null>(null);
  const owners = members.filter(({ role }) => role === "owner").length;
  const showsFactors = members.some((member) => member.has_second_factor !== null);
  const isMe = (member: MemberModel | null) => member?.user_id === me.data?.user?.id;

  function changeRole({ id, email }: MemberModel, role: Role) {
    followChange(update.mutateAsync({ id, role }), {
      refused: "Role not changed",
      done: () => notify.success(`${email} is ${roleLabel(role)} now`),
    });
  }
  function confirm() {
    if (!leaving) return;
    if (isMe(leaving)) {
      followChange(leave.mutateAsync(), {
        refused: "Not removed",
        done: () => window.location.assign("/"),
      });
      return;
    }
    const { id, email } = leaving;
    followChange(remove.mutateAsync(id), {
      refused: "Not removed",
      done: () => {
        setLeaving(null);
        notify.success(`${email} was removed`);
      },
    });
  }
  return (
    <>
      <table className="w-full table-fixed border-collapse" aria-label="Members">
        <TableHead columns={columnsOf(showsFactors)} actionsClass="w-24" />
        <tbody>
          {members.map((member) => {
            const reason = whyFixed(own, member, owners);
            const canGo = isMe(member) ? !(member.role === "owner" && owners === 1) : !reason;
            return (
              <tr key={member.id} className="border-line hover:bg-hover h-11 border-b">
                <td className="truncate pr-4">
                  <span className="font-medium">{member.name ?? member.email}</span>
                  {isMe(member) ? <span className="text-faint"> · you</span> : null}
                  {member.name ? (
                    <span className="text-meta text-muted block truncate">{member.email}</span>
                  ) : null}
                </td>
                <td>
                  {reason ? (
                    <span title={reason}>{roleLabel(member.role)}</span>
                  ) : (
                    <Select
                      aria-label={`Role of ${member.email}`}
                      value={member.role}
                      options={ROLE_OPTIONS.filter(({ value }) => canAssign(own, value))}
                      onValueChange={(role) => changeRole(member, role)}
                      className="w-28!"
                    />
                  )}
                </td>
                {showsFactors ? (
                  <td className="max-md:hidden">
                    <TwoStep isOn={member.has_second_factor === true} />
                  </td>
                ) : null}
                <td className="text-muted max-md:hidden">
                  {member.last_seen_at ? <Time value={member.last_seen_at} /> : "Never"}
                </td>
                <td className="text-right">
                  {canGo ? (
                    <Button
                      variant="ghost"
                      size="toolbar"
                      aria-label={isMe(member) ? "Leave organization" : `Remove ${member.email}`}
                      onClick={() => setLeaving(member)}
                    >
                      {isMe(member) ? "Leave" : "Remove"}
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ConfirmDialog
        isOpen={leaving !== null}
        title={isMe(leaving) ? "Leave the organization?" : `Remove ${leaving?.email ?? ""}?`}
        description={
          isMe(leaving)
            ? "You lose every project of it at once. Somebody has to invite you to come back."
            : "They are signed out at once, and their command lines are refused. API keys that they made for programs stay: revoke those under API keys."
        }
        confirmLabel={isMe(leaving) ? "Leave organization" : "Remove member"}
        isBusy={remove.isPending || leave.isPending}
        onConfirm={confirm}
        onClose={() => setLeaving(null)}
      />
    </>
  );
}
