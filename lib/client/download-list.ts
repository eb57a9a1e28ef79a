import type { SavedViewList } from "#lib/schemas/saved-view.ts";
import { getActiveProject } from "./active-project.ts";
import { readApiError } from "./api-error.ts";
import type { ApiQuery } from "./lists/to-api-query.ts";
import { writeQuery } from "./write-query.ts";

const API_VERSION = "2026-09-01";

/** Fetches a list as a file and hands it to the browser to keep. Throws ApiError. */
export async function downloadList(
  list: SavedViewList | "audit-log",
  query: ApiQuery,
): Promise<void> {
  const projectId = getActiveProject();
  const response = await fetch(`/${API_VERSION}/${list}/export${writeQuery(query)}`, {
    headers: projectId ? { "x-team-id": projectId } : {},
  });
  if (!response.ok) throw readApiError(response.status, await response.json());
  const disposition = response.headers.get("content-disposition") ?? "";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = /filename="([^"]+)"/.exec(disposition)?.[1] ?? list;
  link.click();
  URL.revokeObjectURL(link.href);
}
