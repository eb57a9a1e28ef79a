import type { SavedViewList, SavedViewModel } from "#lib/schemas/saved-view.ts";
import type { ServiceContext } from "../context.ts";

export type SavedViewRow = {
  id: string;
  projectId: string;
  userId: string | null;
  list: string;
  name: string;
  filters: unknown;
  columns: unknown;
  isShared: boolean;
  createdAt: Date;
  updatedAt: Date;
};

/** Which views a caller sees: those that are shared, and their own. A key has none of its own. */
export function visibleTo({ projectId, actor }: Pick<ServiceContext, "projectId" | "actor">) {
  const own = actor.userId === null ? [] : [{ userId: actor.userId }];
  return { projectId, OR: [{ isShared: true }, ...own] };
}

/** Turns a row into what the API answers; what stands in it was checked when it was written. */
export function presentSavedView(row: SavedViewRow, userId: string | null): SavedViewModel {
  return {
    id: row.id,
    team_id: row.projectId,
    list: row.list as SavedViewList,
    name: row.name,
    filters: row.filters as Record<string, string>,
    columns: row.columns as string[],
    is_shared: row.isShared,
    is_own: userId !== null && row.userId === userId,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
