import type { IgnoredCause } from "#lib/schemas/enums.ts";
import type { Explanation } from "./explanation.ts";
import { filterMisses } from "./filter-misses.ts";

type IgnoredFacts = { webhook_id: string; cause: IgnoredCause; meta?: unknown };

/** What the rules and the state of the connection are by now; absent where it was deleted. */
type ConnectionFacts = {
  disabled_at: string | null;
  destination: { disabled_at: string | null };
};

/** Says why a connection made no event of a request. */
export function explainIgnored(
  { cause, meta, webhook_id: id }: IgnoredFacts,
  connection: ConnectionFacts | undefined,
): Explanation {
  const open = { href: `/connections/${id}`, label: "Open the connection" };
  switch (cause) {
    case "DEDUPLICATED": {
      const first = textAt(meta, "request_id");
      return {
        what: "Its deduplicate rule had seen the same within its window.",
        next: "That is what the rule is for: replay sends it all the same once the window is over.",
        link: first ? { href: `/requests/${first}`, label: "See the first one" } : open,
      };
    }
    case "FILTERED":
      return {
        what: `Its filter did not match the ${filterMisses(meta)}.`,
        next: "Change the filter if it should have, then retry the request.",
        link: open,
      };
    case "DISABLED":
      return { ...disabled(connection), link: open };
    case "TRANSFORMATION_FAILED": {
      const transformation = textAt(meta, "transformation_id");
      return {
        what: "Its transformation failed, and what fails is not delivered.",
        next: "Its last executions say where. Mend it, then retry the request.",
        link: transformation
          ? { href: `/transformations/${transformation}`, label: "Open the transformation" }
          : open,
      };
    }
    case "CLI_DISCONNECTED":
      return {
        what: "No command line was listening.",
        next: "Start `hookdeck listen` for it, then retry the request.",
        link: open,
      };
  }
}

function disabled(connection: ConnectionFacts | undefined): { what: string; next: string } {
  if (!connection)
    return { what: "It was disabled, and deleted since.", next: "Replay elsewhere." };
  if (connection.disabled_at === null && connection.destination.disabled_at === null) {
    return {
      what: "It or its destination was disabled then, and is not any more.",
      next: "Retry the request.",
    };
  }
  const what = connection.destination.disabled_at === null ? "It is" : "Its destination is";
  return { what: `${what} disabled.`, next: "Enable it, then retry the request." };
}

function textAt(meta: unknown, key: string): string | null {
  if (typeof meta !== "object" || meta === null || !Object.hasOwn(meta, key)) return null;
  const value = (meta as Record<string, unknown>)[key];
  return typeof value === "string" ? value : null;
}
