import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  createTransformationContract,
  deleteTransformationContract,
  getTransformationContract,
  getTransformationVersionContract,
  listTransformationsContract,
  listTransformationVersionsContract,
  testTransformationContract,
  updateTransformationContract,
} from "#lib/contracts/transformations.ts";
import { request } from "./fetcher.ts";
import { fetchAll } from "./list-page.ts";

type NewTransformation = z.input<(typeof createTransformationContract)["body"]>;
type TransformationChanges = z.input<(typeof updateTransformationContract)["body"]>;
export type RunBody = z.input<(typeof testTransformationContract)["body"]>;

/** All transformations of the project, with their code and without their variables. */
export function transformationsOptions() {
  return queryOptions({
    queryKey: ["transformations", "list"],
    queryFn: ({ signal }) =>
      fetchAll((page) =>
        request<typeof listTransformationsContract>("GET /transformations", {
          query: { ...page, order_by: "name", dir: "asc" },
          signal,
        }),
      ),
  });
}

export function transformationOptions(id: string) {
  return queryOptions({
    queryKey: ["transformations", "detail", id],
    queryFn: ({ signal }) => fetchTransformation(id, signal),
  });
}

/** With its variables, which lists do not have. */
export function fetchTransformation(id: string, signal?: AbortSignal) {
  return request<typeof getTransformationContract>("GET /transformations/{id}", {
    params: { id },
    ...(signal ? { signal } : {}),
  });
}

const VERSIONS = 100;

/** The last versions of a transformation, the newest first. */
export function versionsOptions(id: string) {
  return queryOptions({
    queryKey: ["transformations", "versions", id],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof listTransformationVersionsContract>(
        "GET /transformations/{id}/versions",
        { params: { id }, query: { limit: VERSIONS }, signal },
      );
      return models;
    },
  });
}

/** A version with its code and variables; what was saved never changes. */
export function versionOptions(id: string, version: number) {
  return queryOptions({
    queryKey: ["transformations", "version", id, version],
    queryFn: ({ signal }) =>
      request<typeof getTransformationVersionContract>(
        "GET /transformations/{id}/versions/{number}",
        { params: { id, number: String(version) }, signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

export function useCreateTransformation() {
  return useChange((body: NewTransformation) =>
    request<typeof createTransformationContract>("POST /transformations", { body }),
  );
}

export function useUpdateTransformation() {
  return useChange(({ id, ...body }: TransformationChanges & { id: string }) =>
    request<typeof updateTransformationContract>("PUT /transformations/{id}", {
      params: { id },
      body,
    }),
  );
}

export function useDeleteTransformation() {
  return useChange((id: string) =>
    request<typeof deleteTransformationContract>("DELETE /transformations/{id}", {
      params: { id },
    }),
  );
}

/** Runs code on a request, and tells how long the answer took. */
export function useRunTransformation() {
  return useMutation({
    mutationFn: async (body: RunBody) => {
      const startedAt = performance.now();
      const run = await request<typeof testTransformationContract>("PUT /transformations/run", {
        body,
      });
      return { ...run, tookMs: performance.now() - startedAt };
    },
  });
}

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["transformations"] }),
  });
}
