import { type JsonDocument, type JsonNode, leafText } from "./read-json.ts";

export type JsonRow = {
  node: JsonNode;
  /** The row of the object or array that holds it; null for the document itself. */
  parent: JsonRow | null;
  depth: number;
  /** Name or index in its parent; null for the document itself. */
  label: string | null;
  isExpanded: boolean;
};

export type FlatJson = { rows: JsonRow[]; isCut: boolean };

type FlattenOptions = {
  /** Where values begin whose default expansion the reader has reversed. */
  toggled: ReadonlySet<number>;
  /** Closes everything below the document's first level, before `toggled` counts. */
  isCollapsed?: boolean;
  /** Keeps only values whose name or text contains this, and the way to them; "" keeps all. */
  filter: string;
};

const MAX_ROWS = 200_000;
const DEFAULT_DEPTH = 2;
const SMALL_DOCUMENT = 300;

/**
 * Lays a JSON document out as the rows of a tree, in its own order.
 * Walks with a stack of its own, so that no nesting depth overflows the call stack, and stops at
 * MAX_ROWS with `isCut` set. Small documents start open, larger ones open two levels deep.
 */
export function flattenJson(document: JsonDocument, options: FlattenOptions): FlatJson {
  const needle = options.filter.trim().toLowerCase();
  return needle === "" ? flattenOpen(document, options) : flattenMatching(document, needle);
}

function flattenOpen({ root }: JsonDocument, { toggled, isCollapsed }: FlattenOptions): FlatJson {
  const openDepth = isCollapsed ? 1 : isSmall(root) ? Number.POSITIVE_INFINITY : DEFAULT_DEPTH;
  const rows: JsonRow[] = [];
  const stack: JsonRow[] = [toRow(root, null, null)];
  for (let row = stack.pop(); row; row = stack.pop()) {
    if (rows.length === MAX_ROWS) return { rows, isCut: true };
    row.isExpanded =
      row.node.children !== null && row.depth < openDepth !== toggled.has(row.node.start);
    rows.push(row);
    if (row.isExpanded) pushChildren(stack, row);
  }
  return { rows, isCut: false };
}

type Frame = { row: JsonRow; next: number; isListed: boolean; isInMatch: boolean };

/** Looks at every value, however many there are, and lists the ancestors of a match with it. */
function flattenMatching(document: JsonDocument, needle: string): FlatJson {
  const rows: JsonRow[] = [];
  const root = toRow(document.root, null, null);
  const isRootMatch = matches(document, root, needle);
  if (isRootMatch) rows.push(root);
  const path: Frame[] = [{ row: root, next: 0, isListed: isRootMatch, isInMatch: isRootMatch }];
  for (let frame = path.at(-1); frame; frame = path.at(-1)) {
    const index = frame.next++;
    const child = frame.row.node.children?.[index];
    if (!child) {
      path.pop();
      continue;
    }
    const row = toRow(child, frame.row, labelAt(frame.row, index));
    const isInMatch = frame.isInMatch || matches(document, row, needle);
    if (isInMatch) {
      listAncestors(rows, path);
      rows.push(row);
      if (rows.length >= MAX_ROWS) return { rows, isCut: true };
    }
    if (child.children) path.push({ row, next: 0, isListed: isInMatch, isInMatch });
  }
  return { rows, isCut: false };
}

function listAncestors(rows: JsonRow[], path: Frame[]): void {
  let firstUnlisted = path.length;
  while (firstUnlisted > 0 && !path[firstUnlisted - 1]?.isListed) firstUnlisted -= 1;
  for (const frame of path.slice(firstUnlisted)) {
    frame.isListed = true;
    rows.push(frame.row);
  }
}

function matches(document: JsonDocument, { node, label }: JsonRow, needle: string): boolean {
  if (label?.toLowerCase().includes(needle)) return true;
  return node.children === null && leafText(document, node).toLowerCase().includes(needle);
}

function pushChildren(stack: JsonRow[], row: JsonRow): void {
  const children = row.node.children ?? [];
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (child) stack.push(toRow(child, row, labelAt(row, index)));
  }
}

function labelAt({ node }: JsonRow, index: number): string {
  return node.names ? (node.names[index] ?? "") : String(index);
}

function toRow(node: JsonNode, parent: JsonRow | null, label: string | null): JsonRow {
  const depth = parent ? parent.depth + 1 : 0;
  return { node, parent, depth, label, isExpanded: node.children !== null };
}

function isSmall(root: JsonNode): boolean {
  let seen = 0;
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    seen += 1;
    if (seen > SMALL_DOCUMENT) return false;
    stack.push(...(node.children?.slice(0, SMALL_DOCUMENT + 1) ?? []));
  }
  return true;
}
