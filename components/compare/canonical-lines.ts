import {
  type JsonDocument,
  type JsonNode,
  leafText,
  readJson,
} from "#components/common/json/read-json.ts";

const MAX_INDENTS = 40;

type Step = { node: JsonNode; prefix: string; depth: number; isLast: boolean } | { line: string };

/**
 * Writes a body as lines that can be compared: JSON with its names in order, one value a line and its digits as
 * they are; anything else line by line.
 */
export function canonicalLines(text: string): string[] {
  const document = readJson(text);
  return document ? jsonLines(document) : text.split(/\r?\n/);
}

/** Walks with a stack of its own: no depth is too deep. */
function jsonLines(document: JsonDocument): string[] {
  const lines: string[] = [];
  const steps: Step[] = [{ node: document.root, prefix: "", depth: 0, isLast: true }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ("line" in step) lines.push(step.line);
    else lines.push(...writeStep(document.text, step, steps));
  }
  return lines;
}

function writeStep(text: string, step: Exclude<Step, { line: string }>, steps: Step[]): string[] {
  const { node, prefix, depth, isLast } = step;
  const indent = "  ".repeat(Math.min(depth, MAX_INDENTS));
  const comma = isLast ? "" : ",";
  const [open, close] = node.kind === "array" ? ["[", "]"] : ["{", "}"];
  if (!node.children) return [`${indent}${prefix}${leafJson(text, node)}${comma}`];
  if (node.children.length === 0) return [`${indent}${prefix}${open}${close}${comma}`];
  steps.push({ line: `${indent}${close}${comma}` });
  const members = sortedMembers(node);
  for (let at = members.length - 1; at >= 0; at--) {
    const member = members[at];
    if (!member) continue;
    steps.push({ ...member, depth: depth + 1, isLast: at === members.length - 1 });
  }
  return [`${indent}${prefix}${open}`];
}

/** However a string was escaped, it is written in one way. */
function leafJson(text: string, node: JsonNode): string {
  const leaf = leafText({ text }, node);
  return node.kind === "string" ? JSON.stringify(leaf) : leaf;
}

function sortedMembers({ names, children }: JsonNode): { node: JsonNode; prefix: string }[] {
  const nodes = children ?? [];
  if (!names) return nodes.map((node) => ({ node, prefix: "" }));
  return nodes
    .map((node, at) => ({ node, name: names[at] ?? "" }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ node, name }) => ({ node, prefix: `${JSON.stringify(name)}: ` }));
}
