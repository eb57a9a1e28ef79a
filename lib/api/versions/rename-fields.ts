import { AppError } from "#lib/errors.ts";
import type { VersionedContract } from "./at-version.ts";

/** Returns the error with its fields called as the caller's version calls them. */
export function renameFields({ rename }: VersionedContract, error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code !== "VALIDATION" && error.code !== "UNPROCESSABLE") return error;
  return new AppError(error.code, rename(error.message), renamed(error.data, rename));
}

function renamed(data: AppError["data"], rename: (text: string) => string): AppError["data"] {
  if (!data) return data;
  if (Array.isArray(data)) return data.map((sentence) => rename(String(sentence)));
  const facts = data as Readonly<Record<string, unknown>>;
  return typeof facts.field === "string" ? { ...facts, field: rename(facts.field) } : data;
}
