import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAddressGuard } from "./address-guard.ts";
import { createSendHttp, type OutboundRequest } from "./send-http.ts";

const local = createSendHttp(createAddressGuard({ allow: [], allowPrivate: true }));
const strict = createSendHttp(createAddressGuard({ allow: [], allowPrivate: false }));
let server: Server;
let base: string;
let hits = 0;

const request = (path: string, more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  url: base + path,
  method: "POST",
  headers: ["content-type", "text/plain", "x-name", "caf\xe9"],
  body: Buffer.from([0, 255, 10]),
  timeoutMs: 2_000,
  ...more,
});

describe("createSendHttp", () => {
  beforeAll(async () => {
    server = createServer(async (incoming, response) => {
      hits += 1;
      const { pathname } = new URL(incoming.url ?? "", base);
      if (pathname === "/echo") {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk);
        response.writeHead(201, { "x-seen": incoming.headers["x-name"] });
        response.end(Buffer.concat(chunks));
      }
      if (pathname === "/redirect") response.writeHead(302, { location: `${base}/echo` }).end();
      if (pathname === "/reset") incoming.socket.resetAndDestroy();
      if (pathname === "/big") response.end(Buffer.alloc(8 * 1024 * 1024, "x"));
      if (pathname === "/drip") {
        const timer = setInterval(() => response.write("x"), 50);
        response.on("close", () => clearInterval(timer));
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await Promise.all([local.close(), strict.close()]);
    server.closeAllConnections();
    server.close();
  });

  it("sends bytes and latin-1 headers as they are and brings the answer back", async () => {
    expect(await local.send(request("/echo"))).toMatchObject({
      ok: true,
      status: 201,
      body: Buffer.from([0, 255, 10]),
      isTruncated: false,
      headers: { "x-seen": "caf\xe9" },
    });
  });

  it("does not follow redirects", async () => {
    const before = hits;
    expect(await local.send(request("/redirect"))).toMatchObject({ ok: true, status: 302 });
    expect(hits).toBe(before + 1);
  });

  it("keeps 64 KB of a large answer and stops reading it", async () => {
    const answer = await local.send(request("/big"));
    expect(answer).toMatchObject({ ok: true, status: 200, isTruncated: true });
    expect(answer.ok && answer.body.length).toBe(64 * 1024);
  });

  it.each([
    ["/never", "TIMEOUT"],
    ["/drip", "TIMEOUT"],
    ["/reset", "ECONNRESET"],
  ])("tells what went wrong at %s: %s", async (path, code) => {
    expect(await local.send(request(path, { timeoutMs: 300 }))).toMatchObject({ ok: false, code });
  });

  it("tells a refused connection and an answer that is no HTTP", async () => {
    const closed = createSocketServer((socket) => socket.resume().end("HELLO\r\n\r\n"));
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`;
    expect(await local.send(request("/", { url }))).toMatchObject({ ok: false });
    await new Promise((resolve) => closed.close(resolve));
    expect(await local.send(request("/", { url }))).toMatchObject({ code: "ECONNREFUSED" });
  });

  it("connects to no blocked address, as a literal or behind a name", async () => {
    const before = hits;
    const port = new URL(base).port;
    for (const url of [
      `${base}/echo`,
      `http://localhost:${port}/`,
      `http://[::ffff:7f00:1]:${port}/`,
    ]) {
      expect(await strict.send(request("/", { url }))).toMatchObject({
        ok: false,
        code: "BLOCKED_ADDRESS",
      });
    }
    expect(hits).toBe(before);
  });

  describe("towards an address that it may not reach", () => {
    /** Listens where nobody may connect to, and counts who does. */
    const listenBlocked = async () => {
      let connections = 0;
      const blocked = createSocketServer((socket) => {
        connections += 1;
        socket.destroy();
      });
      await new Promise<void>((resolve) => blocked.listen(0, "127.0.0.2", resolve));
      const { port } = blocked.address() as AddressInfo;
      return { port, connections: () => connections, close: () => blocked.close() };
    };

    it("looks a name up anew for each connection, and connects to what it looked at", async () => {
      const blocked = await listenBlocked();
      const open = createServer((_, response) => response.setHeader("connection", "close").end());
      await new Promise<void>((resolve) => open.listen(blocked.port, "127.0.0.1", resolve));
      let lookups = 0;
      const guard = createAddressGuard(
        { allow: ["127.0.0.1"], allowPrivate: false },
        (_, __, done) => {
          lookups += 1;
          done(null, [{ address: lookups === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }]);
        },
      );
      const http = createSendHttp(guard);
      const url = `http://rebinding.example:${blocked.port}/`;
      expect(await http.send(request("", { url }))).toMatchObject({ ok: true, status: 200 });
      expect(await http.send(request("", { url }))).toMatchObject({ code: "BLOCKED_ADDRESS" });
      expect(blocked.connections()).toBe(0);
      await http.close();
      open.close();
      blocked.close();
    });

    it("follows no redirect there, whatever its status and scheme", async () => {
      const blocked = await listenBlocked();
      const targets = [`http://127.0.0.2:${blocked.port}/`, "gopher://127.0.0.2/", "//127.0.0.2/"];
      const redirecting = createServer((incoming, response) => {
        const [, status, target] = incoming.url?.match(/^\/(\d+)\/(\d)/) ?? [];
        response.writeHead(Number(status), { location: targets[Number(target)] }).end();
      });
      await new Promise<void>((resolve) => redirecting.listen(0, "127.0.0.1", resolve));
      const { port } = redirecting.address() as AddressInfo;
      for (const status of [301, 302, 303, 307, 308]) {
        for (const target of targets.keys()) {
          const url = `http://127.0.0.1:${port}/${status}/${target}`;
          expect(await local.send(request("", { url }))).toMatchObject({ ok: true, status });
        }
      }
      expect(blocked.connections()).toBe(0);
      redirecting.close();
      blocked.close();
    });

    it("takes no proxy from the environment", async () => {
      const blocked = await listenBlocked();
      const names = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"];
      for (const name of names) process.env[name] = `http://127.0.0.2:${blocked.port}`;
      const http = createSendHttp(createAddressGuard({ allow: [], allowPrivate: true }));
      expect(await http.send(request("/echo"))).toMatchObject({ ok: true, status: 201 });
      for (const name of names) delete process.env[name];
      expect(blocked.connections()).toBe(0);
      await http.close();
      blocked.close();
    });
  });

  it("ends when its caller gives up", async () => {
    const caller = new AbortController();
    const pending = local.send(request("/never"), caller.signal);
    setTimeout(() => caller.abort(), 50);
    expect(await pending).toMatchObject({ ok: false });
  });
});
