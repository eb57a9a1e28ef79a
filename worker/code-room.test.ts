import { describe, expect, it } from "vitest";
import { createRoom, type Room } from "./code-room.ts";

/** Takes as much as there is for a project. */
function fill(room: Room, projectId: string, bytes = 0): number {
  let count = 0;
  while (room.reserve(projectId, bytes)) count += 1;
  return count;
}

describe("createRoom", () => {
  it("leaves room for a project that comes next, and the next after it", () => {
    const room = createRoom();
    expect(fill(room, "a")).toBe(1_024);
    expect(fill(room, "b")).toBe(512);
    expect(fill(room, "c")).toBe(256);
  });

  it("holds no more than it is for, however many projects there are", () => {
    const room = createRoom();
    const total = Array.from({ length: 1_000 }, (_, n) => fill(room, `project ${n}`));
    expect(total.reduce((sum, count) => sum + count)).toBe(2_048);
  });

  it("bounds bytes, and lets one pass that is alone larger", () => {
    const room = createRoom();
    expect(fill(room, "a", 10 * 1024 * 1024)).toBe(4);
    const empty = createRoom();
    expect(fill(empty, "a", 100 * 1024 * 1024)).toBe(1);
  });

  it("has room again for what goes", () => {
    const room = createRoom();
    fill(room, "a");
    room.free("a", 0);
    expect(fill(room, "a")).toBe(1);
  });
});
