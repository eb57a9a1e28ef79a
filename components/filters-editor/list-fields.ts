const MAX_FIELDS = 200;
const MAX_DEPTH = 6;

/** Returns the paths of what an object holds, outermost first, for proposals while one types. */
export function listFields(value: unknown): string[] {
  const fields: string[] = [];
  const pending: { value: unknown; path: string; depth: number }[] = [
    { value, path: "", depth: 0 },
  ];
  for (let next = pending.shift(); next && fields.length < MAX_FIELDS; next = pending.shift()) {
    const inner = Array.isArray(next.value) ? next.value[0] : next.value;
    if (typeof inner !== "object" || inner === null || next.depth > MAX_DEPTH) continue;
    for (const [key, child] of Object.entries(inner)) {
      if (key.includes(".")) continue;
      const path = next.path === "" ? key : `${next.path}.${key}`;
      fields.push(path);
      pending.push({ value: child, path, depth: next.depth + 1 });
    }
  }
  return fields;
}
