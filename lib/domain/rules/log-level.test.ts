import { describe, expect, it } from "vitest";
import type { ConsoleLine } from "#lib/schemas/execution.ts";
import { logLevelOf } from "./log-level.ts";

describe("logLevelOf", () => {
  it.each<[ConsoleLine["type"][], string]>([
    [[], "debug"],
    [["debug"], "debug"],
    [["debug", "log"], "info"],
    [["info"], "info"],
    [["warn", "info"], "warn"],
    [["error", "warn", "log"], "error"],
  ])("is the gravest of %j: %s", (types, level) => {
    expect(logLevelOf(types.map((type) => ({ type, message: "" })))).toBe(level);
  });
});
