export type JsonKind = "object" | "array" | "string" | "number" | "boolean" | "null";

export type JsonRow = {
  /** JSON Pointer of the value (RFC 6901); "" is the whole document. */
  path: string;
  depth: number;
  /** Key or index in its parent; null for the document itself. */
  label: string | null;
  kind: JsonKind;
  /** What a leaf shows, cut to MAX_PREVIEW_CHARS; empty for objects and arrays. */
  preview: string;
  /** How many children an object or array has; null for leaves. */
  childCount: number | null;
  isExpanded: boolean;
};

export type FlatJson = { rows: JsonRow[]; isCut: boolean };

type FlattenOptions = {
  /** Paths whose default expansion the reader has reversed. */
  toggled: ReadonlySet<string>;
  /** Keeps only values whose key or text contains this, and the way to them; "" keeps all. */
  filter: string;
};

type Node = {
  value: unknown;
  path: string;
  depth: number;
  label: string | null;
};

const MAX_PREVIEW_CHARS = 400;
const MAX_ROWS = 200_000;
const DEFAULT_DEPTH = 2;
const SMALL_DOCUMENT = 300;

/**
 * Lays a JSON value out as the rows of a tree, in document order.
 * Walks with a stack of its own, so that no nesting depth overflows the call stack, and stops at
 * MAX_ROWS with `isCut` set. Small documents start open, larger ones open two levels deep.
 */
export function flattenJson(value: unknown, { toggled, filter }: FlattenOptions): FlatJson {
  const needle = filter.trim().toLowerCase();
  return needle === "" ? flattenOpen(value, toggled) : flattenMatching(value, needle);
}

function flattenOpen(value: unknown, toggled: ReadonlySet<string>): FlatJson {
  const openDepth = isSmall(value) ? Number.POSITIVE_INFINITY : DEFAULT_DEPTH;
  const rows: JsonRow[] = [];
  const stack: Node[] = [{ value, path: "", depth: 0, label: null }];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (rows.length === MAX_ROWS) return { rows, isCut: true };
    const isExpanded = node.depth < openDepth !== toggled.has(node.path);
    rows.push(toRow(node, isExpanded));
    if (isExpanded) pushChildren(stack, node);
  }
  return { rows, isCut: false };
}

type Frame = {
  node: Node;
  children: [string, unknown][];
  next: number;
  isListed: boolean;
  isInMatch: boolean;
};

/** Looks at every value, however many there are, and lists the ancestors of a match with it. */
function flattenMatching(value: unknown, needle: string): FlatJson {
  const rows: JsonRow[] = [];
  const root = { value, path: "", depth: 0, label: null };
  const path: Frame[] = [openFrame(root, matches(root, needle))];
  if (path[0]?.isInMatch) rows.push(toRow(root, true));
  for (let frame = path.at(-1); frame; frame = path.at(-1)) {
    const child = frame.children[frame.next++];
    if (!child) {
      path.pop();
      continue;
    }
    const node = childNode(frame.node, child);
    const isMatch = frame.isInMatch || matches(node, needle);
    if (isMatch) {
      listAncestors(rows, path);
      rows.push(toRow(node, true));
      if (rows.length >= MAX_ROWS) return { rows, isCut: true };
    }
    if (typeof node.value === "object" && node.value !== null) path.push(openFrame(node, isMatch));
  }
  return { rows, isCut: false };
}

function openFrame(node: Node, isMatch: boolean): Frame {
  const children = childEntries(node.value);
  return { node, children, next: 0, isListed: isMatch, isInMatch: isMatch };
}

function listAncestors(rows: JsonRow[], path: Frame[]): void {
  let firstUnlisted = path.length;
  while (firstUnlisted > 0 && !path[firstUnlisted - 1]?.isListed) firstUnlisted -= 1;
  for (const frame of path.slice(firstUnlisted)) {
    frame.isListed = true;
    rows.push(toRow(frame.node, true));
  }
}

function matches(node: Node, needle: string): boolean {
  if (node.label?.toLowerCase().includes(needle)) return true;
  const { value } = node;
  if (typeof value === "object" && value !== null) return false;
  return String(value).toLowerCase().includes(needle);
}

function pushChildren(stack: Node[], node: Node): void {
  const entries = childEntries(node.value);
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry) stack.push(childNode(node, entry));
  }
}

function childNode(parent: Node, [label, value]: [string, unknown]): Node {
  const path = `${parent.path}/${label.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return { value, path, depth: parent.depth + 1, label };
}

function childEntries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function isSmall(value: unknown): boolean {
  let seen = 0;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    seen += 1;
    if (seen > SMALL_DOCUMENT) return false;
    for (const [, child] of childEntries(stack.pop()).slice(0, SMALL_DOCUMENT + 1)) {
      stack.push(child);
    }
  }
  return true;
}

function toRow({ value, path, depth, label }: Node, isExpanded: boolean): JsonRow {
  const kind = kindOf(value);
  const isBranch = kind === "object" || kind === "array";
  return {
    path,
    depth,
    label,
    kind,
    preview: isBranch ? "" : previewOf(value),
    childCount: isBranch ? Object.keys(value as object).length : null,
    isExpanded: isBranch && isExpanded,
  };
}

function kindOf(value: unknown): JsonKind {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "object" || type === "string" || type === "boolean" ? type : "number";
}

function previewOf(value: unknown): string {
  if (typeof value !== "string") return String(value ?? null);
  const isLong = value.length > MAX_PREVIEW_CHARS;
  const text = JSON.stringify(isLong ? value.slice(0, MAX_PREVIEW_CHARS) : value);
  return showHidden(isLong ? `${text.slice(0, -1)}…"` : text);
}

// Direction marks would let a payload re-order what the reader sees; they are shown as escapes.
const HIDDEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

function showHidden(text: string): string {
  return text.replace(HIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
