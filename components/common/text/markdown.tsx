import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { ScrollBox } from "../scroll-box.tsx";

/** Images are named and not loaded: whoever writes must not learn who reads. */
const PARTS: Components = {
  a: ({ href, children }) => (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-link underline"
    >
      {children}
    </a>
  ),
  img: ({ alt, src }) =>
    typeof src === "string" && /^https?:/.test(src) ? (
      <a
        href={src}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-link underline"
      >
        {alt || "Image"}
      </a>
    ) : (
      <span>{alt}</span>
    ),
  h1: ({ children }) => <p className="text-form font-medium">{children}</p>,
  h2: ({ children }) => <p className="text-form font-medium">{children}</p>,
  h3: ({ children }) => <p className="font-medium">{children}</p>,
  ul: ({ children }) => <ul className="flex list-disc flex-col gap-1 pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="flex list-decimal flex-col gap-1 pl-5">{children}</ol>,
  code: ({ children }) => (
    <code className="bg-surface text-code rounded-[4px] px-1 font-mono break-words">
      {children}
    </code>
  ),
  pre: ({ children }) => (
    <ScrollBox label="Code" className="bg-surface rounded-control px-3 py-2">
      <pre>{children}</pre>
    </ScrollBox>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-line text-muted border-l-2 pl-3">{children}</blockquote>
  ),
};

/** Shows Markdown as text, lists, code and links. HTML in it stays text, and nothing is loaded. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-2 break-words">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={PARTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
