import { queryOptions, useMutation } from "@tanstack/react-query";
import type { confirmCliLoginContract, getCliLoginContract } from "#lib/contracts/cli-login.ts";
import type { listProjectsContract } from "#lib/contracts/projects.ts";
import { request } from "./fetcher.ts";

/** The command line that waits under a code; it is asked for once, since it does not change. */
export function cliLoginOptions(code: string) {
  return queryOptions({
    queryKey: ["cli-logins", code],
    queryFn: ({ signal }) =>
      request<typeof getCliLoginContract>("GET /cli-auth/requests/{code}", {
        params: { code },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export function projectsOptions() {
  return queryOptions({
    queryKey: ["projects", "list"],
    queryFn: ({ signal }) => request<typeof listProjectsContract>("GET /projects", { signal }),
  });
}

export function useConfirmCliLogin(code: string) {
  return useMutation({
    mutationFn: (projectId: string) =>
      request<typeof confirmCliLoginContract>("POST /cli-auth/requests/{code}/confirm", {
        params: { code },
        body: { team_id: projectId },
      }),
  });
}
