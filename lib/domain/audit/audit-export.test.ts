import { describe, expect, it } from "vitest";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
import { AUDIT_CSV_HEAD, auditCsvLine } from "./audit-export.ts";

const entry = (name: string, after: AuditEntry["after"] = null): AuditEntry => ({
  id: "aud_1",
  organization_id: "org_1",
  team_id: null,
  actor: { type: "person", id: "usr_1", name: "ada@example.com" },
  action: "source.update",
  resource: { type: "source", id: "src_1", name },
  before: null,
  after,
  ip_address: null,
  created_at: "2026-11-29T00:00:00.000Z",
});

describe("auditCsvLine", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@sum", "'@sum"],
    ["\tx", "'\tx"],
    ["a,b", '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["=a,b", '"\'=a,b"'],
    ["plain", "plain"],
  ])("writes %j as %j", (name, written) => {
    expect(auditCsvLine(entry(name))).toBe(
      `2026-11-29T00:00:00.000Z,person,ada@example.com,source.update,source,src_1,${written},,,\r\n`,
    );
  });

  it("writes what was changed as JSON", () => {
    expect(auditCsvLine(entry("a", { b: 1 }))).toMatch(/,"\{""b"":1\}"\r\n$/);
  });

  it("has a cell for every name of the head", () => {
    const count = (line: string) => line.split(",").length;
    expect(count(auditCsvLine(entry("a")))).toBe(count(AUDIT_CSV_HEAD));
  });
});
