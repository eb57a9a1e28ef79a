import { describe, expect, it } from "vitest";
import { whyUnfit } from "./check-database.ts";

const SAFE = { version: 15, fsync: "on", commit: "on", pages: "on" };

describe("whyUnfit", () => {
  it.each([
    [SAFE, null],
    [{ ...SAFE, version: 18 }, null],
    [{ ...SAFE, commit: "remote_apply" }, null],
    [{ ...SAFE, commit: "local" }, null],
    [{ ...SAFE, version: 14 }, /Postgres 14; Sluice needs 15/],
    [{ ...SAFE, fsync: "off" }, /fsync = off: a crash would lose/],
    [{ ...SAFE, commit: "off" }, /synchronous_commit = off/],
    [{ ...SAFE, pages: "off" }, /full_page_writes = off/],
  ])("of %o", (settings, reason) => {
    if (reason) expect(whyUnfit(settings, false)).toMatch(reason);
    else expect(whyUnfit(settings, false)).toBeNull();
  });

  it("lets unsafe settings pass where they are allowed, but no old server", () => {
    expect(whyUnfit({ ...SAFE, fsync: "off" }, true)).toBeNull();
    expect(whyUnfit({ ...SAFE, version: 14, fsync: "off" }, true)).toMatch(/Postgres 14/);
  });
});
