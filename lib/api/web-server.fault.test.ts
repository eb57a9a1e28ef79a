import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { rawRequest, sendRaw } from "#lib/testing/raw-http.ts";
import { TEST_TOKEN } from "#lib/testing/seed-routing.ts";
import { ensureBuilt } from "../../scripts/start/build.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Far less than a connection that is left hanging. */
const ANSWER_MS = 10_000;
const UPGRADE = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];

beforeAll(async () => {
  await ensureBuilt(ROOT, process.execPath, new AbortController().signal);
});

describe("the whole web process", () => {
  it("loses nothing that was acknowledged when it is killed", async () => {
    await using world = await createFaultWorld({ web: "server" });
    const { product, sender } = world;
    const load = sender.atRate(100);
    for (let kill = 0; kill < 2; kill += 1) {
      await sleep(1_000);
      await product.web.kill();
      await product.web.start();
    }
    await sleep(1_000);
    await load.stop();
    await product.settled();
    expect(sender.acked().length).toBeGreaterThan(150);
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: 0 });
  });

  it("makes no call and stores nothing for a request to upgrade or one that names another host", async () => {
    await using world = await createFaultWorld({ web: "server" });
    const { product, receiver } = world;
    const targets = [`/e/${TEST_TOKEN}`, "/", "http:///latest/", `${receiver.url}/a`, "//e//x"];
    for (const target of targets) {
      for (const headers of [UPGRADE, [`Host: ${new URL(receiver.url).host}`]]) {
        const parts = [rawRequest({ method: "GET", target, headers })];
        const { status, tookMs } = await sendRaw(product.port, parts);
        expect(status).toBeLessThan(500);
        expect(tookMs).toBeLessThan(ANSWER_MS);
      }
    }
    expect(receiver.hits).toEqual([]);
    expect(product.web.isRunning()).toBe(true);
  });
});
