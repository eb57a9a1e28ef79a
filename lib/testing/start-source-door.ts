import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getIngest } from "#lib/api/ingest.ts";
import { createSourceDoor } from "#lib/api/source-door.ts";

/** Opens the door for source URLs in this process, for destinations that lead back to a source. */
export async function startSourceDoor() {
  const door = createSourceDoor(await getIngest(), null, { projectOf: () => null });
  const server = createServer((request, response) => {
    if (!door.handle(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    urlOf: (sourceId: string) => `${origin}/e/${sourceId.slice("src_".length)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
