import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  createSourceTypeContract,
  deleteSourceTypeContract,
  updateSourceTypeContract,
} from "#lib/contracts/source-types.ts";
import { request } from "./fetcher.ts";

type NewBody = z.input<(typeof createSourceTypeContract)["body"]>;
type ChangedBody = z.input<(typeof updateSourceTypeContract)["body"]>;

/** Adds a type of the project's own, or replaces the one of that code. */
export function useSaveSourceType(code: string | null) {
  return useChange((body: NewBody) => {
    const { code: newCode, ...spec } = body;
    return code === null
      ? request<typeof createSourceTypeContract>("POST /source-types", {
          body: { code: newCode, ...spec },
        })
      : request<typeof updateSourceTypeContract>("PUT /source-types/{code}", {
          params: { code },
          body: spec satisfies ChangedBody,
        });
  });
}

export function useDeleteSourceType() {
  return useChange((code: string) =>
    request<typeof deleteSourceTypeContract>("DELETE /source-types/{code}", { params: { code } }),
  );
}

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["source-types"] }),
  });
}
