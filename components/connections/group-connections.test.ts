import { describe, expect, it } from "vitest";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { connectionState, findConnections, groupConnections } from "./group-connections.ts";

const connection = (id: string, source: string, changes: object = {}) =>
  ({
    id,
    name: `${id}-name`,
    source: { id: source, name: `${source}-name` },
    destination: { id: "des_1", name: "warehouse" },
    disabled_at: null,
    paused_at: null,
    updated_at: "2026-11-23T12:00:00.000Z",
    created_at: "2026-11-23T12:00:00.000Z",
    ...changes,
  }) as ConnectionModel;

const ROWS = [
  connection("web_1", "src_b", {
    disabled_at: "2026-11-23T12:00:00.000Z",
    updated_at: "2026-11-23T15:00:00.000Z",
  }),
  connection("web_2", "src_a", {
    paused_at: "2026-11-23T12:00:00.000Z",
    updated_at: "2026-11-23T14:00:00.000Z",
  }),
  connection("web_3", "src_b", {
    created_at: "2026-11-23T13:00:00.000Z",
    destination: { id: "des_2", name: "archive" },
  }),
];
const ids = (rows: readonly ConnectionModel[]) => rows.map(({ id }) => id);

describe("findConnections", () => {
  const found = (text: string, state: "ACTIVE" | "PAUSED" | "DISABLED" | null = null) =>
    ids(findConnections(ROWS, { text, state }));

  it("finds by name of anything on the row and by id", () => {
    expect(found("SRC_A-name")).toEqual(["web_2"]);
    expect(found(" web_1 ")).toEqual(["web_1"]);
    expect(found("warehouse")).toEqual(["web_1", "web_2"]);
    expect(found("absent")).toEqual([]);
  });
  it("keeps only connections in the wanted state", () => {
    expect(found("", "DISABLED")).toEqual(["web_1"]);
    expect(found("", "PAUSED")).toEqual(["web_2"]);
    expect(found("", "ACTIVE")).toEqual(["web_3"]);
  });
});

describe("groupConnections", () => {
  it("puts the connections of a source together, and knows where a group begins and ends", () => {
    const rows = groupConnections(ROWS, "source", "updated");
    expect(rows.map((row) => [row.connection.id, row.isFirst, row.isLast])).toEqual([
      ["web_1", true, false],
      ["web_3", false, true],
      ["web_2", true, true],
    ]);
  });
  it("puts the connections of a destination together", () => {
    const rows = groupConnections(ROWS, "destination", "updated");
    expect(rows.map((row) => row.connection.id)).toEqual(["web_1", "web_2", "web_3"]);
    expect(rows.map((row) => row.isLast)).toEqual([false, true, true]);
  });
  it("orders groups by their newest connection, or by their own name", () => {
    const order = (by: "created" | "name") =>
      ids(groupConnections(ROWS, "source", by).map((row) => row.connection));
    expect(order("created")).toEqual(["web_3", "web_1", "web_2"]);
    expect(order("name")).toEqual(["web_2", "web_1", "web_3"]);
  });
  it("puts connections without a name behind those with one", () => {
    const rows = [connection("web_8", "src_a", { name: null }), connection("web_9", "src_a")];
    expect(ids(groupConnections(rows, "source", "name").map((row) => row.connection))).toEqual([
      "web_9",
      "web_8",
    ]);
  });
});

describe("connectionState", () => {
  it("calls a paused and disabled connection disabled", () => {
    const both = { paused_at: "2026-11-23T12:00:00.000Z", disabled_at: "2026-11-23T12:00:00.000Z" };
    expect(connectionState(connection("web_1", "src_a", both))).toBe("DISABLED");
  });
});
