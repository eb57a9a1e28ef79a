import type { Command } from "./command.ts";

const MAX_PER_GROUP = 8;

/**
 * Returns what a search finds, the best first within each group, groups in the order of their best; at most
 * eight a group. Every word must be found in label, hint or keywords, at any place; at the start of a word counts
 * more, at the start of the label most. An empty search returns what is not hidden, in its order.
 */
export function rankCommands<C extends Command>(commands: readonly C[], search: string): C[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands.filter((command) => !command.isHiddenUntilSearch);
  const found = commands
    .map((command) => ({ command, score: scoreOf(command, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const groups = new Map<string, C[]>();
  for (const { command } of found) {
    const group = groups.get(command.group) ?? [];
    groups.set(command.group, group);
    if (group.length < MAX_PER_GROUP) group.push(command);
  }
  return [...groups.values()].flat();
}

function scoreOf(command: Command, words: readonly string[]): number {
  const label = command.label.toLowerCase();
  const others = `${command.hint ?? ""} ${command.keywords ?? ""}`.toLowerCase();
  let total = 0;
  for (const word of words) {
    const score = wordScore(label, word) || wordScore(others, word) / 4;
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

function wordScore(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === -1) return 0;
  if (at === 0) return 8;
  return /[a-z0-9]/.test(text[at - 1] ?? "") ? 1 : 4;
}
