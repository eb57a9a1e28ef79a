import { describe, expect, it } from "vitest";
import type { RoutingConfig } from "./routing-config.ts";
import { createRoutingConfigCache } from "./routing-config-cache.ts";

/** A source whose version the test raises, and loads that the test lets through one by one. */
function createWorld() {
  const world = { version: 1, exists: true, loads: 0, nowMs: 0, gates: [] as (() => void)[] };
  const cache = createRoutingConfigCache(
    async () => {
      world.loads += 1;
      const read = world.exists ? ({ version: String(world.version) } as RoutingConfig) : null;
      await new Promise<void>((resolve) => world.gates.push(resolve));
      return read;
    },
    () => world.nowMs,
  );
  const open = async <T>(promise: Promise<T>): Promise<T> => {
    const timer = setInterval(() => world.gates.shift()?.(), 1);
    return promise.finally(() => clearInterval(timer));
  };
  return { world, cache, open };
}

describe("createRoutingConfigCache", () => {
  it("loads once for any number of callers", async () => {
    const { world, cache, open } = createWorld();
    await open(Promise.all([cache.get("src"), cache.get("src"), cache.get("src")]));
    await cache.get("src");
    expect(world.loads).toBe(1);
  });

  it("never answers with less than the version that was asked for", async () => {
    const { world, cache, open } = createWorld();
    await open(cache.get("src"));
    world.version = 10;
    expect((await cache.get("src"))?.version).toBe("1");
    expect((await open(cache.getAtVersion("src", "10")))?.version).toBe("10");
    expect((await cache.getAtVersion("src", "9"))?.version).toBe("10");
    expect(world.loads).toBe(2);
  });

  it("refreshes by a load that began after the call, not by one that was under way", async () => {
    const { world, cache, open } = createWorld();
    const early = cache.get("src");
    world.version = 2;
    const fresh = await open(cache.refresh("src"));
    expect((await early)?.version).toBe("1");
    expect(fresh?.version).toBe("2");
  });

  it("forgets on invalidation, also what a load under way is about to bring", async () => {
    const { world, cache, open } = createWorld();
    const early = cache.get("src");
    world.version = 2;
    cache.invalidate("src");
    await open(early);
    expect((await open(cache.get("src")))?.version).toBe("2");
    world.version = 3;
    cache.clear();
    expect((await open(cache.get("src")))?.version).toBe("3");
  });

  it("believes for a second only that a source does not exist", async () => {
    const { world, cache, open } = createWorld();
    world.exists = false;
    expect(await open(cache.get("src"))).toBeNull();
    world.exists = true;
    expect(await cache.get("src")).toBeNull();
    world.nowMs = 1_001;
    expect(await open(cache.get("src"))).not.toBeNull();
  });
});
