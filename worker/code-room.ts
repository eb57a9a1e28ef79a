/** Requests that a process holds for their code, and the bytes of their bodies. */
const MAX_HELD = 2_048;
const MAX_BYTES = 48 * 1024 * 1024;
/** However little is left, a project may hold this many. */
const FEW = 8;

export type Room = {
  /** How many a project holds, and how many more it may. */
  own(projectId: string): number;
  left(projectId: string): number;
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
  function left(projectId: string): number {
    const own = byProject.get(projectId) ?? 0;
    const share = Math.max(FEW, (MAX_HELD - held + own) / 2);
    return Math.max(0, Math.min(Math.ceil(share) - own, MAX_HELD - held));
  }
  return {
    own: (projectId) => byProject.get(projectId) ?? 0,
    left,
    reserve(projectId, bytes) {
      const own = byProject.get(projectId) ?? 0;
      if (left(projectId) < 1) return false;
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
