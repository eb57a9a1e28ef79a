/** A request as it can be compared: before and after code, or by the rules of now and those proposed. */
export type ComparedRequest = {
  path: string;
  query: string | null;
  headers: Readonly<Record<string, string | null>>;
  body: unknown;
};

type Part = "headers" | "query" | "path" | "body";

export type RequestChange = {
  part: Part;
  /** Of a header, its name. */
  name?: string;
  kind: "added" | "removed" | "changed";
};

/** Lists what differs between two requests, header by header and part by part. */
export function requestChanges(before: ComparedRequest, after: ComparedRequest): RequestChange[] {
  const names = [
    ...new Set([...Object.keys(before.headers), ...Object.keys(after.headers)]),
  ].sort();
  const changes = names.flatMap((name): RequestChange[] => {
    const old = before.headers[name] ?? null;
    const now = after.headers[name] ?? null;
    if (old === now) return [];
    const kind = old === null ? "added" : now === null ? "removed" : "changed";
    return [{ part: "headers", name, kind }];
  });
  for (const part of ["query", "path", "body"] as const) {
    const old = before[part] ?? "";
    const now = after[part] ?? "";
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    changes.push({ part, kind: old === "" ? "added" : now === "" ? "removed" : "changed" });
  }
  return changes;
}

/** Says it in a few words: "2 headers, body". */
export function changesInWords(changes: readonly RequestChange[]): string {
  if (changes.length === 0) return "Nothing changed";
  const headers = changes.filter(({ part }) => part === "headers").length;
  const others = changes.filter(({ part }) => part !== "headers").map(({ part }) => part);
  const words = [
    ...(headers > 0 ? [headers === 1 ? "1 header" : `${headers} headers`] : []),
    ...others,
  ];
  return `Changed: ${words.join(", ")}`;
}

/** Writes a request so that two of them can be compared line by line: headers by name. */
export function requestText({ path, query, headers, body }: ComparedRequest): string {
  const sorted = Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify({ path, query: query ?? "", headers: sorted, body: body ?? null }, null, 2);
}
