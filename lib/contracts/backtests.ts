import { z } from "zod";
import {
  backtestInput,
  backtestModel,
  backtestResultDetail,
  backtestResultListQuery,
  backtestResultModel,
} from "#lib/schemas/backtest.ts";
import { defineContract } from "./contract.ts";
import { CODE_BODY_BYTES, idParams } from "./params.ts";

export const createBacktestContract = defineContract({
  method: "POST",
  path: "/backtests",
  summary: "Try changed rules or code on past requests; nothing is delivered",
  permission: "gateway.write",
  body: backtestInput,
  maxBodyBytes: CODE_BODY_BYTES,
  response: backtestModel,
});

export const getBacktestContract = defineContract({
  method: "GET",
  path: "/backtests/{id}",
  summary: "Get how far a backtest is, and what it found",
  permission: "gateway.read",
  params: idParams,
  response: backtestModel,
});

export const cancelBacktestContract = defineContract({
  method: "POST",
  path: "/backtests/{id}/cancel",
  summary: "Stop a backtest: what it has found so far stays",
  permission: "gateway.write",
  params: idParams,
  response: backtestModel,
});

export const getBacktestResultsContract = defineContract({
  method: "GET",
  path: "/backtests/{id}/results",
  summary: "Get the requests that would fare otherwise, the newest first",
  permission: "gateway.read",
  params: idParams,
  query: backtestResultListQuery,
  response: z.object({ models: z.array(backtestResultModel), count: z.int() }),
});

export const getBacktestResultContract = defineContract({
  method: "GET",
  path: "/backtests/{id}/results/{result_id}",
  summary: "Get a request of a backtest with what would be delivered, before and after",
  permission: "gateway.read",
  params: z.object({ id: z.string(), result_id: z.string() }),
  response: backtestResultDetail,
});
