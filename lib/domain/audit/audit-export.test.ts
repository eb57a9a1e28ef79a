import { describe, expect, it } from "vitest";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
import { auditCsv, auditNdjson } from "./audit-export.ts";

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

const cells = (csv: string) => csv.split("\r\n")[1] ?? "";

describe("auditCsv", () => {
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
    expect(cells(auditCsv([entry(name)]))).toBe(
      `2026-11-29T00:00:00.000Z,person,ada@example.com,source.update,source,src_1,${written},,,`,
    );
  });

  it("writes what was changed as JSON", () => {
    expect(cells(auditCsv([entry("a", { b: 1 })]))).toMatch(/,"\{""b"":1\}"$/);
  });
});

describe("auditNdjson", () => {
  it("writes one entry a line", () => {
    expect(
      auditNdjson([entry("a"), entry("b\n")])
        .trim()
        .split("\n"),
    ).toHaveLength(2);
  });
});
