import { describe, expect, it } from "vitest";
import type { ChangeHub } from "./change-hub.ts";
import { streamChanges } from "./stream-changes.ts";

type Listener = Parameters<ChangeHub["subscribe"]>[1];

function watch(mayStay: () => Promise<boolean>) {
  const listeners = new Set<Listener>();
  const hub = {
    subscribe(_: string, listener: Listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  } as unknown as ChangeHub;
  const gone = new AbortController();
  const response = streamChanges(hub, {
    projectId: "tm_1",
    signal: gone.signal,
    mayStay,
    pingMs: 5,
  });
  return { listeners, gone, text: response.text() };
}

describe("streamChanges", () => {
  it("ends when whoever watches may not any more", async () => {
    const answers = [true, true, false];
    const { listeners, text } = watch(async () => answers.shift() ?? false);
    expect(await text).toBe("retry: 2000\n\n: ping\n\n: ping\n\n");
    expect(listeners.size).toBe(0);
  });

  it("ends when the browser goes away", async () => {
    const { listeners, gone, text } = watch(async () => true);
    gone.abort();
    await text;
    expect(listeners.size).toBe(0);
  });
});
