import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Command } from "./command.ts";
import { rankCommands } from "./rank-commands.ts";

function command(label: string, rest: Partial<Command> = {}): Command {
  return { id: label, label, group: "Go to", href: "/", ...rest } as Command;
}

const COMMANDS = [
  command("Connections"),
  command("Events", { keywords: "deliveries" }),
  command("shop → warehouse", { group: "Connections", isHiddenUntilSearch: true }),
  command("Pause shop → warehouse", { group: "Actions", isHiddenUntilSearch: true }),
];

describe("rankCommands", () => {
  it.each([
    ["", ["Connections", "Events"]],
    ["conn", ["Connections"]],
    ["deliver", ["Events"]],
    ["ware shop", ["shop → warehouse", "Pause shop → warehouse"]],
    ["PAUSE", ["Pause shop → warehouse"]],
    ["nothing of the kind", []],
  ])("finds for %j", (search, labels) => {
    expect(rankCommands(COMMANDS, search).map(({ label }) => label)).toEqual(labels);
  });

  it("puts what starts with the word before what contains it", () => {
    const commands = [command("my-api"), command("tapir"), command("api-gateway")];
    expect(rankCommands(commands, "api").map(({ label }) => label)).toEqual([
      "api-gateway",
      "my-api",
      "tapir",
    ]);
  });

  it("only ever returns commands that hold every word, at most eight a group", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 6 })),
        fc.string({ maxLength: 3 }),
        (labels, search) => {
          const found = rankCommands(
            labels.map((label) => command(label)),
            search,
          );
          const words = search.toLowerCase().split(/\s+/).filter(Boolean);
          if (words.length === 0) return;
          expect(found.length).toBeLessThanOrEqual(8);
          for (const { label } of found) {
            for (const word of words) expect(label.toLowerCase()).toContain(word);
          }
        },
      ),
    );
  });
});
