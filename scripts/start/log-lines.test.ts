import { describe, expect, it } from "vitest";
import { formatLogLine } from "./log-lines.mjs";

describe("formatLogLine", () => {
  it("puts a JSON line into words", () => {
    const line = JSON.stringify({
      level: "warn",
      time: "2026-11-23T12:00:01.000Z",
      process: "web",
      port: 3000,
      source: "src_1",
      err: { message: "refused", stack: "…" },
      msg: "connection lost",
    });
    expect(formatLogLine("web", line)).toBe(
      "12:00:01  web  warn  connection lost  refused  port=3000  source=src_1",
    );
  });

  it.each(["plain words", "{ not json", '{"answer":42}'])("names the process before %s", (line) => {
    expect(formatLogLine("worker", line)).toBe(`worker  ${line}`);
  });
});
