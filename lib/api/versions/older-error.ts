import { z } from "zod";
import { defineContract } from "#lib/contracts/contract.ts";
import { AppError, type AppErrorData } from "#lib/errors.ts";
import { connectionModel } from "#lib/schemas/connection.ts";
import type { ApiVersion } from "./api-version.ts";
import { atVersion, type VersionedContract } from "./at-version.ts";

/** What the data of a conflict shows, declared like an answer, to be turned like one. */
const conflict = defineContract({
  method: "GET",
  path: "/conflict",
  summary: "What is in the way",
  permission: "gateway.read",
  response: z.object({ webhook: connectionModel.optional() }),
});

/** Returns the error as a version tells it: fields by their names there, resources in their shape. */
export function olderError(
  { rename }: VersionedContract,
  version: ApiVersion,
  error: unknown,
): unknown {
  if (!(error instanceof AppError) || !error.data) return error;
  const { code, message, data } = error;
  if (code === "RESOURCE_ALREADY_EXISTS") {
    return new AppError(code, message, atVersion(conflict, version).down(data) as AppErrorData);
  }
  if (code !== "VALIDATION" && code !== "UNPROCESSABLE") return error;
  return new AppError(code, rename(message), renamed(data, rename));
}

function renamed(data: AppErrorData, rename: (text: string) => string): AppErrorData {
  if (Array.isArray(data)) return data.map((sentence) => rename(String(sentence)));
  const facts = data as Readonly<Record<string, unknown>>;
  return typeof facts.field === "string" ? { ...facts, field: rename(facts.field) } : data;
}
