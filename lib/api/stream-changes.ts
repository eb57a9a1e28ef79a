import type { ChangeHub } from "./change-hub.ts";

/** Comments that keep proxies from closing a stream on which nothing happens. */
const PING_MS = 15_000;

/**
 * Answers with a stream of `data: {"kinds":[…]}` messages, one for each batch of changes of the project,
 * until the browser goes away.
 */
export function streamChanges(hub: ChangeHub, projectId: string, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send("retry: 2000\n\n");
      const unsubscribe = hub.subscribe(projectId, ({ kinds }) =>
        send(`data: ${JSON.stringify({ kinds })}\n\n`),
      );
      const ping = setInterval(() => send(": ping\n\n"), PING_MS);
      end = () => {
        unsubscribe();
        clearInterval(ping);
      };
      signal.addEventListener("abort", () => {
        end();
        controller.close();
      });
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
