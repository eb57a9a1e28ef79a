import { clsx } from "clsx";
import { CopyButton } from "./copy-button.tsx";

type CodeBlockProps = {
  code: string;
  copyLabel: string;
  className?: string;
};

export function CodeBlock({ code, copyLabel, className }: CodeBlockProps) {
  return (
    <div
      className={clsx(
        "rounded-control border-line bg-surface flex items-start gap-1 border",
        className,
      )}
    >
      <pre className="text-meta min-w-0 flex-1 py-2.5 pl-3 font-mono leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={copyLabel} className="m-1.5 ml-0" />
    </div>
  );
}
