import { readdir } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ApiRoute } from "#lib/api/handle.ts";
import { unknownRoute } from "#lib/api/unknown-route.ts";

const ROOT = join(import.meta.dirname, "../../app/[version]");

type RouteModule = Partial<Record<string, ApiRoute>>;
type Place = { pattern: RegExp; names: string[]; file: string };

function toPlace(file: string): Place {
  const names = [...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => String(name));
  const path = file.replace(/\/?route\.ts$/, "").replaceAll(/\[\w+\]/g, "([^/]+)");
  return { pattern: new RegExp(`^/([^/]+)/${path}$`), names: ["version", ...names], file };
}

/** Endpoints with fixed words win over those with an id at the same place. */
async function readPlaces(): Promise<Place[]> {
  const files = await readdir(ROOT, { recursive: true });
  return files
    .filter((file) => file.endsWith("route.ts") && !file.includes("[..."))
    .map(toPlace)
    .sort((a, b) => a.names.length - b.names.length);
}

async function toRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = "GET", url = "/", headers } = incoming;
  const flat = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  return new Request(origin + url, { method, headers: Object.fromEntries(flat), body });
}

/**
 * Serves the routes of the API over HTTP in this process, for clients that are programs of their own. The
 * framework is left out, so that no build is needed; settings come from `process.env`, as in the product.
 */
export async function startApiServer() {
  const places = await readPlaces();
  const server = createServer(async (incoming, outgoing) => {
    const request = await toRequest(incoming, origin);
    const response = await answer(request).catch(
      (error) => new Response(String(error), { status: 599 }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const place = places.find(({ pattern }) => pattern.test(pathname));
    if (!place) return unknownRoute(request);
    const route = (await import(join(ROOT, place.file))) as RouteModule;
    const values = place.pattern.exec(pathname)?.slice(1).map(decodeURIComponent) ?? [];
    const params = Object.fromEntries(place.names.map((name, index) => [name, values[index]]));
    return (
      (await route[request.method]?.(request, { params: Promise.resolve(params) })) ??
      unknownRoute(request)
    );
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
