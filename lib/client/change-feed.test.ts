import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ChangeKind, followChanges } from "./change-feed.ts";

class FakeStream {
  readyState = 0;
  isClosed = false;
  onopen = () => {};
  onerror = () => {};
  onmessage = (_message: { data: string }) => {};
  close() {
    this.isClosed = true;
  }
  say(...kinds: string[]) {
    this.onmessage({ data: JSON.stringify({ kinds }) });
  }
}

describe("followChanges", () => {
  let streams: FakeStream[];
  let heard: ChangeKind[][];
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    streams = [];
    heard = [];
    stop = followChanges({
      openStream: () => {
        const stream = new FakeStream();
        streams.push(stream);
        return stream as unknown as EventSource;
      },
      onChange: (kinds) => heard.push([...kinds]),
    });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });
  const stream = () => streams.at(-1) as FakeStream;

  it("tells the first change at once and gathers the rest of the second", () => {
    stream().say("events");
    stream().say("attempts");
    stream().say("events", "attempts", "surprises");
    expect(heard).toEqual([["events"]]);
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual([["events"], ["attempts", "events"]]);
    vi.advanceTimersByTime(5000);
    expect(heard).toHaveLength(2);
  });

  it("polls while the stream is down and looks once more when it is back", () => {
    stream().onopen();
    stream().onerror();
    vi.advanceTimersByTime(10_000);
    expect(heard).toHaveLength(2);
    stream().onopen();
    vi.advanceTimersByTime(1000);
    expect(heard).toHaveLength(3);
    vi.advanceTimersByTime(20_000);
    expect(heard).toHaveLength(3);
  });

  it("opens a new stream when the server refused the old one", () => {
    stream().readyState = 2;
    stream().onerror();
    vi.advanceTimersByTime(5000);
    expect(streams).toHaveLength(2);
  });

  it("is quiet once stopped", () => {
    stream().onerror();
    stop();
    vi.advanceTimersByTime(30_000);
    expect(stream().isClosed).toBe(true);
    expect(heard).toEqual([]);
  });
});
