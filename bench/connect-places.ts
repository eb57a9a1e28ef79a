import type { Place } from "./list-data.ts";
import type { Product } from "./product.ts";

const SOURCES = 4;
const CONNECTIONS = 8;

/** Connections of which two share a source, each with a destination of its own. */
export async function connectPlaces(
  product: Product,
): Promise<{ projectId: string; places: Place[] }> {
  const places: Place[] = [];
  let projectId = "";
  for (let at = 0; at < CONNECTIONS; at += 1) {
    const made = await product.call<{
      id: string;
      team_id: string;
      source: { id: string };
      destination: { id: string };
    }>("POST", "/connections", {
      name: `connection-${at}`,
      source: { name: `source-${at % SOURCES}` },
      destination: { name: `destination-${at}`, type: "MOCK_API" },
    });
    projectId = made.team_id;
    places.push({
      connectionId: made.id,
      sourceId: made.source.id,
      destinationId: made.destination.id,
    });
  }
  return { projectId, places };
}
