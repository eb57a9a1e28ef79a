/** Requests that a process holds for their code, and the bytes of their bodies. */
const MAX_HELD = 2_048;
const MAX_BYTES = 48 * 1024 * 1024;
/** However little is left, a project may hold this many. */
const FEW = 8;

export type Room = {
  reserve(projectId: string, bytes: number): boolean;
  free(projectId: string, bytes: number): void;
};

/**
 * Bounds what waits in memory. A project gets at most half of what the others have left, so that there is
 * always some for one that comes next.
 */
export function createRoom(): Room {
  const byProject = new Map<string, number>();
  let held = 0;
  let heldBytes = 0;
  return {
    reserve(projectId, bytes) {
      const own = byProject.get(projectId) ?? 0;
      const share = Math.max(FEW, (MAX_HELD - held + own) / 2);
      if (held >= MAX_HELD || own >= share) return false;
      if (held > 0 && heldBytes + bytes > MAX_BYTES) return false;
      byProject.set(projectId, own + 1);
      held += 1;
      heldBytes += bytes;
      return true;
    },
    free(projectId, bytes) {
      const own = (byProject.get(projectId) ?? 1) - 1;
      if (own > 0) byProject.set(projectId, own);
      else byProject.delete(projectId);
      held -= 1;
      heldBytes -= bytes;
    },
  };
}
