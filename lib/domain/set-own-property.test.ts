import { describe, expect, it } from "vitest";
import { setOwnProperty } from "#lib/domain/set-own-property.ts";

describe("setOwnProperty", () => {
  it.each(["a", "", "__proto__", "constructor", "toString"])("sets %j and nothing else", (key) => {
    const target: Record<string, unknown> = {};
    setOwnProperty(target, key, { polluted: 1 });
    setOwnProperty(target, key, { polluted: 2 });
    expect(Object.entries(target)).toEqual([[key, { polluted: 2 }]]);
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
    expect(target.polluted).toBeUndefined();
  });
});
