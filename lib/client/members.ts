import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { getMeContract } from "#lib/contracts/accounts.ts";
import type {
  createInvitationContract,
  listInvitationsContract,
  listMembersContract,
  removeMemberContract,
  resendInvitationContract,
  revokeInvitationContract,
  updateMemberContract,
} from "#lib/contracts/members.ts";
import type { leaveOrganizationContract } from "#lib/contracts/organizations.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { request } from "./fetcher.ts";

const MEMBERS = "/organizations/current/members";
const INVITATIONS = "/organizations/current/invitations";
/** Whoever has invited somebody sees them come in. */
const WATCH_MS = 10_000;

/** Who is signed in, in which organization. */
export function meOptions() {
  return queryOptions({
    queryKey: ["me"],
    queryFn: ({ signal }) => request<typeof getMeContract>("GET /me", { signal }),
  });
}

export function membersOptions() {
  return queryOptions({
    queryKey: ["members", "list"],
    queryFn: ({ signal }) => request<typeof listMembersContract>(`GET ${MEMBERS}`, { signal }),
    refetchInterval: WATCH_MS,
  });
}

export function invitationsOptions() {
  return queryOptions({
    queryKey: ["members", "invitations"],
    queryFn: ({ signal }) =>
      request<typeof listInvitationsContract>(`GET ${INVITATIONS}`, { signal }),
    refetchInterval: WATCH_MS,
  });
}

export function useUpdateMember() {
  return useChange(({ id, role }: { id: string; role: Role }) =>
    request<typeof updateMemberContract>(`PUT ${MEMBERS}/{id}`, { params: { id }, body: { role } }),
  );
}

export function useRemoveMember() {
  return useChange((id: string) =>
    request<typeof removeMemberContract>(`DELETE ${MEMBERS}/{id}`, { params: { id } }),
  );
}

export function useLeaveOrganization() {
  return useChange(() =>
    request<typeof leaveOrganizationContract>("POST /organizations/current/leave", {}),
  );
}

export function useInvite() {
  return useChange((body: { email: string; role: Role }) =>
    request<typeof createInvitationContract>(`POST ${INVITATIONS}`, { body }),
  );
}

export function useResendInvitation() {
  return useChange((id: string) =>
    request<typeof resendInvitationContract>(`POST ${INVITATIONS}/{id}/resend`, { params: { id } }),
  );
}

export function useRevokeInvitation() {
  return useChange((id: string) =>
    request<typeof revokeInvitationContract>(`DELETE ${INVITATIONS}/{id}`, { params: { id } }),
  );
}

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["members"] }),
  });
}
