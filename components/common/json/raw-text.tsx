import { formatBytes } from "../format-count.ts";
import { ScrollBox } from "../scroll-box.tsx";
import { PlainText } from "../text/plain-text.tsx";
import { cutText } from "./cut-text.ts";

/** Text exactly as it is; what is too long for the page to lay out is left to copy and download. */
export function RawText({ text }: { text: string }) {
  const shown = cutText(text);
  return (
    <>
      <ScrollBox label="Body as text" className="max-h-[60dvh] px-3 py-2">
        <pre className="text-meta font-mono leading-5 [overflow-wrap:anywhere] break-words whitespace-pre-wrap">
          <PlainText text={shown.text} />
        </pre>
      </ScrollBox>
      {shown.isCut ? (
        <p className="border-line text-meta text-muted border-t px-3 py-2">
          Shown are the first {formatBytes(shown.text.length)} of {formatBytes(text.length)}. Copy
          and download give all of it.
        </p>
      ) : null}
    </>
  );
}
