import { describe, expect, it } from "vitest";
import { monacoFolder } from "../../scripts/monaco/bundle.mjs";
import { MONACO_VERSION } from "./monaco-version.ts";

describe("MONACO_VERSION", () => {
  it("is where the bundle is written", async () => {
    expect(await monacoFolder(process.cwd())).toBe(`public/monaco/${MONACO_VERSION}`);
  });
});
