import { formatBytes } from "../format-count.ts";

const MAX_SHOWN_CHARS = 256 * 1024;

/** Text exactly as it is; what is too long for the page to lay out is left to copy and download. */
export function RawText({ text }: { text: string }) {
  const isCut = text.length > MAX_SHOWN_CHARS;
  return (
    <>
      <pre className="text-meta max-h-[60dvh] scrollbar-thin overflow-auto px-3 py-2 font-mono leading-5 [overflow-wrap:anywhere] break-words whitespace-pre-wrap">
        {isCut ? text.slice(0, MAX_SHOWN_CHARS) : text}
      </pre>
      {isCut ? (
        <p className="border-line text-meta text-muted border-t px-3 py-2">
          Shown are the first {formatBytes(MAX_SHOWN_CHARS)} of {formatBytes(text.length)}. Copy and
          download give all of it.
        </p>
      ) : null}
    </>
  );
}
