import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  cancelBacktestContract,
  createBacktestContract,
  getBacktestContract,
  getBacktestResultContract,
  getBacktestResultsContract,
} from "#lib/contracts/backtests.ts";
import type { BacktestEffect } from "#lib/schemas/backtest.ts";
import { request } from "./fetcher.ts";

/** What is tried: rules of a connection, or code of a transformation. */
export type BacktestBody = z.input<(typeof createBacktestContract)["body"]>;

export type FoundEffect = Exclude<BacktestEffect, "unchanged">;

const POLL_MS = 1_000;

/** How far a backtest is; asked again every second until it is over. */
export function backtestOptions(id: string) {
  return queryOptions({
    queryKey: ["backtests", "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getBacktestContract>("GET /backtests/{id}", { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? POLL_MS : false),
  });
}

/** What was found so far. `found` counts it, so that the list follows while it is running. */
export function backtestResultsOptions(id: string, effects: readonly FoundEffect[], found: number) {
  return queryOptions({
    queryKey: ["backtests", "results", id, effects, found],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof getBacktestResultsContract>(
        "GET /backtests/{id}/results",
        { params: { id }, query: effects.length > 0 ? { effect: [...effects] } : {}, signal },
      );
      return models;
    },
    placeholderData: keepPreviousData,
  });
}

export function backtestResultOptions(id: string, resultId: string) {
  return queryOptions({
    queryKey: ["backtests", "result", id, resultId],
    queryFn: ({ signal }) =>
      request<typeof getBacktestResultContract>("GET /backtests/{id}/results/{result_id}", {
        params: { id, result_id: resultId },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCreateBacktest() {
  return useMutation({
    mutationFn: (body: BacktestBody) =>
      request<typeof createBacktestContract>("POST /backtests", { body }),
  });
}

export function useCancelBacktest() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<typeof cancelBacktestContract>("POST /backtests/{id}/cancel", { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["backtests", "detail"] }),
  });
}
