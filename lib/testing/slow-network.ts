import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export type SlowNetwork = {
  /** The same database, with the delay in between. */
  url: string;
  setDelay(delayMs: number): void;
  /**
   * Forgets every connection that there is: nothing passes through it ever again, and neither end is told.
   * Until `heal`, new ones meet the same.
   */
  goSilent(): void;
  heal(): void;
  close(): Promise<void>;
};

/** Puts a delay, in each direction, between the product and a database. */
export async function createSlowNetwork(databaseUrl: string): Promise<SlowNetwork> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let isSilent = false;
  const forgotten = new WeakSet<Socket>();

  /** Chunks keep their order: timers of the same delay fire in the order in which they were set. */
  function pass(from: Socket, to: Socket) {
    sockets.add(from);
    from.setNoDelay(true);
    if (isSilent) forgotten.add(from);
    from.on("data", (chunk) => {
      setTimeout(() => {
        if (!forgotten.has(from)) to.write(chunk);
      }, delayMs);
    });
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on("error", () => undefined);
  }

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    pass(client, database);
    pass(database, client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    setDelay(ms) {
      delayMs = ms;
    },
    goSilent() {
      isSilent = true;
      for (const socket of sockets) forgotten.add(socket);
    },
    heal() {
      isSilent = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
