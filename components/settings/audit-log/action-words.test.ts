import { describe, expect, it } from "vitest";
import { contracts } from "#lib/contracts/registry.ts";
import { auditedAction, isAudited } from "#lib/domain/audit/audited-action.ts";
import { actionWords } from "./action-words.ts";

const words = (action: string, type: string) =>
  actionWords({ action, resource: { type, id: null, name: null } });

describe("actionWords", () => {
  it.each([
    ["connection.pause", "connection", "Paused connection"],
    ["issue_trigger.update", "issue_trigger", "Updated issue trigger"],
    ["event.retry", "event", "Retried event"],
    ["request.reveal", "request", "Looked at secrets of request"],
  ])("of %s", (action, type, expected) => expect(words(action, type)).toBe(expected));

  it("are words for every endpoint", () => {
    for (const [name, contract] of Object.entries(contracts)) {
      if (!isAudited(contract)) continue;
      const { action, resourceType } = auditedAction(name);
      expect([name, words(action, resourceType)]).toEqual([
        name,
        expect.stringMatching(
          /^[A-Z][a-z]+(ed|ran|sent|again|of|at|left)( [a-z]+)+$|^(Ran|Sent|Left|Looked)( [a-z]+)+$/,
        ),
      ]);
    }
  });
});
