import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  createOrganizationContract,
  deleteOrganizationContract,
  getOrganizationContract,
  transferOrganizationContract,
  updateOrganizationContract,
} from "#lib/contracts/organizations.ts";
import type { organizationChanges } from "#lib/schemas/organization.ts";
import { request } from "./fetcher.ts";

const CURRENT = "/organizations/current";

export function organizationOptions() {
  return queryOptions({
    queryKey: ["organization"],
    queryFn: ({ signal }) => request<typeof getOrganizationContract>(`GET ${CURRENT}`, { signal }),
  });
}

export function useUpdateOrganization() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof organizationChanges>) =>
      request<typeof updateOrganizationContract>(`PUT ${CURRENT}`, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["organization"] }),
  });
}

export function useCreateOrganization() {
  return useMutation({
    mutationFn: (name: string) =>
      request<typeof createOrganizationContract>("POST /organizations", { body: { name } }),
  });
}

export function useDeleteOrganization() {
  return useMutation({
    mutationFn: () => request<typeof deleteOrganizationContract>(`DELETE ${CURRENT}`, {}),
  });
}

/** Makes another member the owner in the reader's place. */
export function useTransferOrganization() {
  return useMutation({
    mutationFn: (member_id: string) =>
      request<typeof transferOrganizationContract>(`POST ${CURRENT}/transfer`, {
        body: { member_id },
      }),
  });
}
