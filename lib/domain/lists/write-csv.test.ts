import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsvLine } from "./write-csv.ts";

/** Reads one line as RFC 4180 says. */
function read(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  const text = line.slice(0, -2);
  for (;;) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const plain = /[^,]*/y;
    const pattern = text[at] === '"' ? quoted : plain;
    pattern.lastIndex = at;
    const [whole = "", inner] = pattern.exec(text) ?? [];
    cells.push(inner === undefined ? whole : inner.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] !== ",") return cells;
    at += 1;
  }
}

describe("writeCsvLine", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    [-2, "-2"],
    [null, ""],
    [undefined, ""],
    [true, "true"],
    ["plain", "plain"],
  ])("writes %j as %j", (cell, written) => {
    expect(writeCsvLine([cell])).toBe(`${written}\r\n`);
  });

  it("writes a carriage return that begins a cell as text", () => {
    expect(writeCsvLine(["\r=1"])).toBe('"\'\r=1"\r\n');
  });

  it("is read back cell by cell, and no cell begins like a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (cells) => {
        const back = read(writeCsvLine(cells));
        expect(back).toEqual(cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
        for (const cell of back) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
