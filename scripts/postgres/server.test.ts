import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { findFreePort, reasonOf } from "./server.mjs";

describe("reasonOf", () => {
  it("picks the line that says why the server ended", () => {
    const lines = [
      "2026-11-23 12:00:00 UTC [1] LOG:  starting PostgreSQL 18.4",
      "2026-11-23 12:00:00 UTC [1] FATAL:  could not create shared memory segment",
      "2026-11-23 12:00:00 UTC [1] LOG:  database system is shut down",
    ];
    expect(reasonOf(lines)).toBe("could not create shared memory segment");
    expect(reasonOf(["postgres: no such file"])).toBe("postgres: no such file");
    expect(reasonOf([])).toBe("it said nothing");
  });
});

describe("findFreePort", () => {
  it("gives the preferred port, or another when that is in use", async () => {
    const port = await findFreePort(0);
    expect(await findFreePort(port)).toBe(port);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
    expect(await findFreePort(port)).not.toBe(port);
    other.close();
  });
});
