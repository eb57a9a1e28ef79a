import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelKey, parseExposition } from "#lib/testing/parse-exposition.ts";
import { renderExposition } from "./exposition.ts";

const family = { name: "a_total", help: "How many", type: "counter" as const };

describe("renderExposition", () => {
  it("writes what Prometheus reads", () => {
    const samples = [
      { labels: { status: "total", name: 'a "b" \\ c\nd' }, value: 3 },
      { labels: { status: "failed", name: "é" }, value: 0.25 },
    ];
    expect(renderExposition([{ ...family, samples }])).toBe(
      [
        "# HELP a_total How many",
        "# TYPE a_total counter",
        'a_total{status="total",name="a \\"b\\" \\\\ c\\nd"} 3',
        'a_total{status="failed",name="é"} 0.25',
        "",
      ].join("\n"),
    );
  });

  it("keeps any name apart from any other", () => {
    const names = fc.uniqueArray(fc.string({ unit: "grapheme" }), { minLength: 1 });
    fc.assert(
      fc.property(names, fc.nat(), (list, value) => {
        const samples = list.map((name, index) => ({ labels: { name }, value: value + index }));
        const parsed = parseExposition(renderExposition([{ ...family, samples }])).get("a_total");
        expect(parsed?.samples).toEqual(
          new Map(samples.map((sample) => [labelKey(sample.labels), sample.value])),
        );
      }),
    );
  });

  it("is read strictly", () => {
    const text = renderExposition([{ ...family, samples: [{ labels: { a: "1" }, value: 1 }] }]);
    for (const broken of [
      text.trimEnd(),
      text + text,
      `${text}a_total{a="1"} 2\n`,
      text.replace('a="1"', "a=1"),
      text.replace("} 1", "} x"),
      text.replace("# TYPE a_total counter\n", ""),
    ]) {
      expect(() => parseExposition(broken)).toThrow();
    }
  });
});
