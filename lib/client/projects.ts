import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  addProjectMemberContract,
  listProjectMembersContract,
  removeProjectMemberContract,
} from "#lib/contracts/members.ts";
import type {
  createProjectContract,
  deleteProjectContract,
  getProjectContract,
  transferProjectContract,
  updateProjectContract,
} from "#lib/contracts/projects.ts";
import type { projectChanges } from "#lib/schemas/project.ts";
import { request } from "./fetcher.ts";

export function projectOptions(id: string) {
  return queryOptions({
    queryKey: ["projects", id],
    queryFn: ({ signal }) =>
      request<typeof getProjectContract>("GET /projects/{id}", { params: { id }, signal }),
  });
}

export function useCreateProject() {
  return useMutation({
    mutationFn: (body: { name: string; private: boolean }) =>
      request<typeof createProjectContract>("POST /projects", { body }),
  });
}

export function useUpdateProject(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof projectChanges>) =>
      request<typeof updateProjectContract>("PUT /projects/{id}", { params: { id }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["projects"] }),
  });
}

export function useDeleteProject(id: string) {
  return useMutation({
    mutationFn: () =>
      request<typeof deleteProjectContract>("DELETE /projects/{id}", { params: { id } }),
  });
}

export function useTransferProject(id: string) {
  return useMutation({
    mutationFn: (organization_id: string) =>
      request<typeof transferProjectContract>("POST /projects/{id}/transfer", {
        params: { id },
        body: { organization_id },
      }),
  });
}

export function projectMembersOptions(id: string) {
  return queryOptions({
    queryKey: ["projects", id, "members"],
    queryFn: ({ signal }) =>
      request<typeof listProjectMembersContract>("GET /projects/{id}/members", {
        params: { id },
        signal,
      }),
  });
}

/** Lets a member of the organization open a private project, or no more. */
export function useChangeProjectMember(id: string) {
  const queryClient = useQueryClient();
  return useMutation<unknown, Error, { userId: string; mayOpen: boolean }>({
    mutationFn: ({ userId: user_id, mayOpen }) => {
      const params = { id, user_id };
      return mayOpen
        ? request<typeof addProjectMemberContract>("PUT /projects/{id}/members/{user_id}", {
            params,
          })
        : request<typeof removeProjectMemberContract>("DELETE /projects/{id}/members/{user_id}", {
            params,
          });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["projects", id, "members"] }),
  });
}
