import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureFresh } from "./build.mjs";

let root: string;
let made: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sluice-build-"));
  made = 0;
  await mkdir(join(root, "app/page"), { recursive: true });
  await writeFile(join(root, "app/page/page.tsx"), "one");
  await writeFile(join(root, "config.mjs"), "one");
});

afterEach(() => rm(root, { recursive: true }));

const ensure = () =>
  ensureFresh(root, ["app", "config.mjs", "missing"], "out/stamp", async () => {
    made += 1;
    await mkdir(join(root, "out"), { recursive: true });
  });

describe("ensureFresh", () => {
  it("makes once while nothing changes but times and tests", async () => {
    await ensure();
    await utimes(join(root, "config.mjs"), 0, 0);
    await writeFile(join(root, "app/page/page.test.tsx"), "test");
    await ensure();
    expect(made).toBe(1);
  });

  it.each([
    ["a change", () => writeFile(join(root, "app/page/page.tsx"), "two")],
    ["a new file", () => writeFile(join(root, "app/layout.tsx"), "one")],
    ["a removed file", () => rm(join(root, "app/page/page.tsx"))],
    ["a file that appears", () => writeFile(join(root, "missing"), "")],
    ["a removed outcome", () => rm(join(root, "out"), { recursive: true })],
  ])("makes again after %s", async (_case, change) => {
    await ensure();
    await change();
    await ensure();
    expect(made).toBe(2);
  });

  it("makes again when the last time failed", async () => {
    const failing = ensureFresh(root, ["app"], "out/stamp", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    await ensure();
    expect(made).toBe(1);
  });
});
