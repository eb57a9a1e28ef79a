import { describe, expect, it } from "vitest";
import { contracts } from "#lib/contracts/registry.ts";
import { auditedAction, isAudited } from "#lib/domain/audit/audited-action.ts";
import { actionWords, resourceWords } from "./action-words.ts";

const words = (action: string, type: string) =>
  actionWords({ action, resource: { type, id: null, name: null } });

describe("resourceWords", () => {
  it.each([
    ["session", "ses_1", "Firefox on Linux", "Firefox on Linux"],
    ["session", "ses_1", null, "an unknown device"],
    ["account", "usr_1", null, ""],
    ["source", "src_1", "orders", "orders"],
    ["issue", "iss_1", null, "iss_1"],
  ])("of a %s %s called %s", (type, id, name, expected) => {
    expect(resourceWords({ resource: { type, id, name } })).toBe(expected);
  });
});

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
