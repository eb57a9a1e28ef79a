import { describe, expect, it } from "vitest";
import { contracts } from "#lib/contracts/registry.ts";
import { auditedAction, isAudited, revealAction } from "./audited-action.ts";

describe("isAudited", () => {
  it.each([
    ["pauseConnection", true],
    ["retryEvent", true],
    ["createEventBulkRetry", true],
    ["revealRequest", true],
    ["getSigningSecret", true],
    ["createCliKey", true],
    ["listSources", false],
    ["getMe", false],
  ])("of %s is %s", (name, expected) => {
    const contract = contracts[name];
    expect(contract && isAudited(contract)).toBe(expected);
  });
});

describe("auditedAction", () => {
  it.each([
    ["pauseConnection", "connection.pause", "connection", "connection"],
    ["createIssueTrigger", "issue_trigger.create", "issue_trigger", "issue_trigger"],
    ["createSourceType", "source_type.create", "source_type", "custom_source_type"],
    ["createEventBulkRetry", "event_bulk_retry.create", "event_bulk_retry", "bulk_operation"],
  ])("of %s is %s", (name, action, resourceType, table) => {
    expect(auditedAction(name)).toEqual({ action, resourceType, table });
  });

  it("is the same for whatever shows secrets", () => {
    expect(revealAction(auditedAction("listSources")).action).toBe("source.reveal");
    expect(revealAction(auditedAction("getSource")).action).toBe("source.reveal");
  });
});
