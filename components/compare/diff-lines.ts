export type DiffLine = { kind: "same" | "left" | "right"; text: string };

/** Beyond so many differing lines, the rest is shown as replaced: the time to find better grows by its square. */
const MAX_EDITS = 800;

/**
 * Compares two texts line by line and returns the lines of both in one order, with as few differences as can be
 * (Myers, "An O(ND) Difference Algorithm and Its Variations"). Leaving out "right" gives `left` and the other
 * way round.
 */
export function diffLines(left: readonly string[], right: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  return [
    ...asLines("same", left.slice(0, start)),
    ...diffMiddle(left.slice(start, leftEnd), right.slice(start, rightEnd)),
    ...asLines("same", left.slice(leftEnd)),
  ];
}

function asLines(kind: DiffLine["kind"], texts: readonly string[]): DiffLine[] {
  return texts.map((text) => ({ kind, text }));
}

function diffMiddle(left: readonly string[], right: readonly string[]): DiffLine[] {
  const trace = findTrace(left, right);
  if (!trace) return [...asLines("left", left), ...asLines("right", right)];
  const lines: DiffLine[] = [];
  let x = left.length;
  let y = right.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits];
    const diagonal = x - y;
    const isDown = goesDown(reach, diagonal, edits);
    const before = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : (reach?.get(before) ?? 0);
    const fromY = edits === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY && left[x - 1] === right[y - 1]) {
      x -= 1;
      y -= 1;
      lines.push({ kind: "same", text: left[x] ?? "" });
    }
    if (edits === 0) break;
    if (isDown) {
      y -= 1;
      lines.push({ kind: "right", text: right[y] ?? "" });
    } else {
      x -= 1;
      lines.push({ kind: "left", text: left[x] ?? "" });
    }
  }
  return lines.reverse();
}

type Reach = Map<number, number>;

function goesDown(reach: Reach | undefined, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return (reach?.get(diagonal - 1) ?? -1) < (reach?.get(diagonal + 1) ?? -1);
}

/** How far each diagonal reached before each further edit; null when too many are needed. */
function findTrace(left: readonly string[], right: readonly string[]): Reach[] | null {
  const trace: Reach[] = [];
  const reach: Reach = new Map([[1, 0]]);
  const most = Math.min(left.length + right.length, MAX_EDITS);
  for (let edits = 0; edits <= most; edits++) {
    trace.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = goesDown(reach, diagonal, edits);
      let x = isDown ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) {
        x += 1;
      }
      reach.set(diagonal, x);
      if (x >= left.length && x - diagonal >= right.length) return trace;
    }
  }
  return null;
}
