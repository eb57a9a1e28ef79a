/** What the server says has changed; each is the first part of query keys. */
export type ChangeKind =
  | "requests"
  | "events"
  | "attempts"
  | "connections"
  | "issues"
  | "notifications";

const ALL_KINDS: readonly ChangeKind[] = [
  "requests",
  "events",
  "attempts",
  "connections",
  "issues",
  "notifications",
];
const THROTTLE_MS = 1000;
const POLL_MS = 5000;

type FeedEffects = {
  /** Opens the stream of the server. */
  openStream: () => EventSource;
  onChange: (kinds: ReadonlySet<ChangeKind>) => void;
};

/**
 * Follows the changes of a project until the returned function is called.
 * Changes are gathered: at most one `onChange` a second, the first at once. While the stream is down
 * everything is taken to have changed every five seconds; when it is back, once, for what was missed.
 */
export function followChanges({ openStream, onChange }: FeedEffects): () => void {
  const waiting = new Set<ChangeKind>();
  let throttle: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let reopen: ReturnType<typeof setTimeout> | undefined;
  let hasMissed = false;
  let stream: EventSource;

  function flush() {
    throttle = undefined;
    if (waiting.size === 0) return;
    const kinds = new Set(waiting);
    waiting.clear();
    throttle = setTimeout(flush, THROTTLE_MS);
    onChange(kinds);
  }
  function add(kinds: readonly ChangeKind[]) {
    for (const kind of kinds) waiting.add(kind);
    if (throttle === undefined) flush();
  }
  function connect() {
    stream = openStream();
    stream.onopen = () => {
      clearInterval(poll);
      poll = undefined;
      if (hasMissed) add(ALL_KINDS);
      hasMissed = false;
    };
    stream.onmessage = (message) => add(readKinds(message.data));
    stream.onerror = () => {
      hasMissed = true;
      poll ??= setInterval(() => add(ALL_KINDS), POLL_MS);
      // The browser reconnects by itself, except after an answer that was no stream.
      if (stream.readyState === CLOSED) reopen = setTimeout(connect, POLL_MS);
    };
  }
  connect();
  return () => {
    stream.close();
    clearTimeout(throttle);
    clearTimeout(reopen);
    clearInterval(poll);
  };
}

const CLOSED = 2;

function readKinds(data: string): readonly ChangeKind[] {
  const { kinds } = JSON.parse(data) as { kinds: string[] };
  return ALL_KINDS.filter((kind) => kinds.includes(kind));
}
