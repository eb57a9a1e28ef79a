import { type JsonDocument, type JsonNode, leafText } from "./read-json.ts";

const MAX_PREVIEW_CHARS = 400;

/** Returns what a row shows of its value: a leaf as JSON, cut when long; how much an object or array holds. */
export function leafPreview(document: JsonDocument, node: JsonNode): string {
  if (node.children) {
    const count = node.children.length;
    const inside = count === 0 ? "" : count.toLocaleString("en-US");
    return node.kind === "array" ? `[${inside}]` : `{${inside}}`;
  }
  const text = leafText(document, node);
  const isLong = text.length > MAX_PREVIEW_CHARS;
  const shown = isLong ? text.slice(0, MAX_PREVIEW_CHARS) : text;
  if (node.kind !== "string") return isLong ? `${shown}…` : shown;
  const quoted = JSON.stringify(shown);
  return isLong ? `${quoted.slice(0, -1)}…"` : quoted;
}
