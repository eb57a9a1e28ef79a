import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalLines } from "./canonical-lines.ts";
import { type DiffLine, diffLines } from "./diff-lines.ts";

const sideOf = (lines: DiffLine[], side: "left" | "right") =>
  lines.filter(({ kind }) => kind === "same" || kind === side).map(({ text }) => text);
const texts = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 30 });

/** The length of the longest common subsequence, the slow way. */
function commonLength(left: string[], right: string[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const each of left) {
    const next = [0];
    right.forEach((other, at) => {
      next.push(each === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe("diffLines", () => {
  it("holds both sides whole and in order, whatever they are", () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const lines = diffLines(left, right);
        expect(sideOf(lines, "left")).toEqual(left);
        expect(sideOf(lines, "right")).toEqual(right);
      }),
    );
  });

  it("finds as much in common as there is", () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const same = diffLines(left, right).filter(({ kind }) => kind === "same");
        expect(same).toHaveLength(commonLength(left, right));
      }),
    );
  });

  it("sees no difference between equals", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(diffLines(text, text).every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });

  it("gives up looking for the best when all differs, and loses nothing", () => {
    const left = Array.from({ length: 5_000 }, (_, at) => `l${at}`);
    const right = Array.from({ length: 5_000 }, (_, at) => `r${at}`);
    const lines = diffLines(left, right);
    expect(sideOf(lines, "left")).toEqual(left);
    expect(sideOf(lines, "right")).toEqual(right);
  });
});

describe("canonicalLines", () => {
  it("writes JSON one value a line, its names in order", () => {
    expect(canonicalLines('{"b":[1,{}],"a":{"y":"é","x":1.0}}')).toEqual([
      "{",
      '  "a": {',
      '    "x": 1.0,',
      '    "y": "é"',
      "  },",
      '  "b": [',
      "    1,",
      "    {}",
      "  ]",
      "}",
    ]);
  });

  it("means the same as before", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(canonicalLines(text).join("\n"))).toEqual(JSON.parse(text));
      }),
    );
  });

  it("does not depend on the order of names or on spaces", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalLines(JSON.stringify(turned, null, 3))).toEqual(
          canonicalLines(JSON.stringify(value)),
        );
      }),
    );
  });

  it("does not depend on how strings are escaped", () => {
    expect(canonicalLines('{"a":"\\u00e9\\/"}')).toEqual(canonicalLines('{"a":"é/"}'));
  });

  it("leaves other text as it is", () => {
    expect(canonicalLines("a=1\r\nb\n")).toEqual(["a=1", "b", ""]);
  });

  it("survives a hundred thousand levels of nesting", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(canonicalLines(deep)).toHaveLength(199_999);
  });
});
