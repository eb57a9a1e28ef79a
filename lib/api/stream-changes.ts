import type { ChangeHub } from "./change-hub.ts";

/** Comments that keep proxies from closing a stream on which nothing happens. */
const PING_MS = 15_000;

type Watcher = {
  projectId: string;
  /** Aborted when the browser goes away. */
  signal: AbortSignal;
  /** Whether whoever watches still may: asked at every ping, since a session may end meanwhile. */
  mayStay: () => Promise<boolean>;
  pingMs?: number;
};

/**
 * Answers with a stream of `data: {"kinds":[…]}` messages, one for each batch of changes of the project,
 * until the browser goes away or may not watch any more.
 */
export function streamChanges(
  hub: ChangeHub,
  { projectId, signal, mayStay, pingMs = PING_MS }: Watcher,
): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send("retry: 2000\n\n");
      const unsubscribe = hub.subscribe(projectId, ({ kinds }) =>
        send(`data: ${JSON.stringify({ kinds })}\n\n`),
      );
      let isOver = false;
      const close = () => {
        if (isOver) return;
        end();
        controller.close();
      };
      const ping = setInterval(async () => {
        const isAllowed = await mayStay();
        if (isOver) return;
        if (isAllowed) send(": ping\n\n");
        else close();
      }, pingMs);
      end = () => {
        isOver = true;
        unsubscribe();
        clearInterval(ping);
      };
      signal.addEventListener("abort", close);
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
