import { describe, expect, it } from "vitest";
import { isSatisfied } from "./install.mjs";

const next = { "node_modules/next": { version: "16.0.0" } };
const vitest = { "node_modules/vitest": { version: "5.0.0", dev: true } };
const other = { "node_modules/swc-darwin": { version: "16.0.0", optional: true } };

describe("isSatisfied", () => {
  it("wants every package in the version of the lockfile", () => {
    expect(isSatisfied(next, next, false)).toBe(true);
    expect(isSatisfied(next, {}, false)).toBe(false);
    expect(isSatisfied(next, { "node_modules/next": { version: "15.9.9" } }, false)).toBe(false);
  });

  it("does without packages for other systems, but not with old ones", () => {
    expect(isSatisfied({ ...next, ...other }, next, true)).toBe(true);
    const old = { "node_modules/swc-darwin": { version: "15.0.0" } };
    expect(isSatisfied({ ...next, ...other }, { ...next, ...old }, true)).toBe(false);
  });

  it("wants packages for development only where they are used", () => {
    expect(isSatisfied({ ...next, ...vitest }, next, false)).toBe(true);
    expect(isSatisfied({ ...next, ...vitest }, next, true)).toBe(false);
  });

  it("ignores the project itself and links", () => {
    const wanted = { "": { version: "1.0.0" }, "node_modules/local": { link: true } };
    expect(isSatisfied(wanted, {}, true)).toBe(true);
  });
});
