import { describe, expect, it } from "vitest";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { connectionState, groupConnections } from "./group-connections.ts";

const connection = (id: string, source: string, changes: object = {}) =>
  ({
    id,
    name: `${id}-name`,
    source: { id: source, name: `${source}-name` },
    destination: { id: "des_1", name: "warehouse" },
    disabled_at: null,
    paused_at: null,
    ...changes,
  }) as ConnectionModel;

const ROWS = [
  connection("web_3", "src_b"),
  connection("web_2", "src_a", { paused_at: "2026-11-23T12:00:00.000Z" }),
  connection("web_1", "src_b", { disabled_at: "2026-11-23T12:00:00.000Z" }),
];
const found = (text: string, state: "ACTIVE" | "PAUSED" | "DISABLED" | null = null) =>
  groupConnections(ROWS, { text, state }).map((group) => [
    group.source.id,
    ...group.connections.map(({ id }) => id),
  ]);

describe("groupConnections", () => {
  it("puts the connections of a source together and keeps their order", () => {
    expect(found("")).toEqual([
      ["src_b", "web_3", "web_1"],
      ["src_a", "web_2"],
    ]);
  });
  it("finds by name of anything on the row and by id", () => {
    expect(found("SRC_A-name")).toEqual([["src_a", "web_2"]]);
    expect(found("web_1")).toEqual([["src_b", "web_1"]]);
    expect(found("warehouse")).toHaveLength(2);
    expect(found("absent")).toEqual([]);
  });
  it("keeps only connections in the wanted state", () => {
    expect(found("", "DISABLED")).toEqual([["src_b", "web_1"]]);
    expect(found("", "PAUSED")).toEqual([["src_a", "web_2"]]);
  });
});

describe("connectionState", () => {
  it("calls a paused and disabled connection disabled", () => {
    const both = { paused_at: "2026-11-23T12:00:00.000Z", disabled_at: "2026-11-23T12:00:00.000Z" };
    expect(connectionState(connection("web_1", "src_a", both))).toBe("DISABLED");
  });
});
