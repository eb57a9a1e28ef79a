import { describe, expect, it } from "vitest";
import { MASK } from "#lib/domain/redaction/mask-payload.ts";
import { auditedChanges, auditedName } from "./audited-changes.ts";

describe("auditedChanges", () => {
  it("tells of a changed row what is not as it was", () => {
    const before = { name: "a", paused_at: null, config: { b: 1, a: 2 }, updated_at: "1" };
    const after = { name: "a", paused_at: "now", config: { a: 2, b: 1 }, updated_at: "2" };
    expect(auditedChanges(before, after, { id: "x" })).toEqual({
      before: { paused_at: null },
      after: { paused_at: "now" },
    });
  });

  it("tells all of a row that is new or gone", () => {
    const row = { name: "a", deleted_at: null };
    expect(auditedChanges(null, row, {})).toEqual({ before: null, after: row });
    expect(auditedChanges(row, null, {})).toEqual({ before: row, after: null });
  });

  it("tells what was asked for where the row shows nothing", () => {
    const row = { name: "a" };
    expect(auditedChanges(row, row, { webhook_ids: ["web_1"] })).toEqual({
      before: null,
      after: { webhook_ids: ["web_1"] },
    });
    expect(auditedChanges(null, null, {})).toEqual({ before: null, after: null });
  });

  it("never tells a secret, and tells that one has changed", () => {
    const row = (secret: string) => ({
      auth: `\\x${secret}`,
      key_hash: `\\x${secret}`,
      config: { webhook_secret_key: secret, headers: [{ "x-api-key": secret }] },
      env: { ANYTHING: secret },
    });
    const changes = auditedChanges(row("canary1"), row("canary2"), {});
    expect(JSON.stringify(changes)).not.toContain("canary");
    expect(changes.after).toEqual({
      auth: MASK,
      key_hash: MASK,
      config: { webhook_secret_key: MASK, headers: [{ "x-api-key": MASK }] },
      env: MASK,
    });
    expect(JSON.stringify(auditedChanges(null, null, { password: "canary" }))).not.toContain(
      "canary",
    );
  });

  it("shortens long texts", () => {
    const { after } = auditedChanges(null, { code: "x".repeat(9_000) }, {});
    expect(after?.code).toMatch(/… \(9000 characters\)$/);
  });

  it("bears nesting without end", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(400)}1${"}".repeat(400)}`);
    expect(JSON.stringify(auditedChanges(null, deep, {})).length).toBeLessThan(200);
  });
});

describe("auditedName", () => {
  it.each([
    [{ name: "orders" }, "orders"],
    [{ name: null, label: "key" }, "key"],
    [{ hostname: "a.example" }, "a.example"],
    [{}, null],
    [null, null],
  ])("of %j is %j", (row, name) => expect(auditedName(row)).toBe(name));
});
