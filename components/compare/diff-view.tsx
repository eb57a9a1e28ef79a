import { clsx } from "clsx";
import { ScrollBox } from "#components/common/scroll-box.tsx";
import { PlainText } from "#components/common/text/plain-text.tsx";
import { type DiffLine, diffLines } from "./diff-lines.ts";
import { foldSame } from "./fold-same.ts";

type DiffViewProps = {
  /** What is compared, for screen readers: "Differences of the bodies". */
  label: string;
  left: readonly string[];
  right: readonly string[];
  /** Shows every line, also what is the same on both sides. */
  isWhole?: boolean;
};

const LOOKS: Record<DiffLine["kind"], { mark: string; word: string; className: string }> = {
  same: { mark: " ", word: "", className: "text-muted" },
  left: { mark: "−", word: "Only left: ", className: "bg-failed-soft text-failed" },
  right: { mark: "+", word: "Only right: ", className: "bg-successful-soft text-successful" },
};

/** The lines of two texts in one column: what is on one side only is marked, and not by colour alone. */
export function DiffView({ label, left, right, isWhole }: DiffViewProps) {
  const lines = diffLines(left, right);
  if (lines.every(({ kind }) => kind === "same")) {
    return <p className="text-muted py-2">Both are the same.</p>;
  }
  return (
    <ScrollBox
      label={label}
      className="rounded-control border-line max-h-[60dvh] border py-1 font-mono"
    >
      {foldSame(lines, isWhole ?? false).map((part) =>
        typeof part === "number" ? (
          <p key={`fold-${part}`} className="text-faint text-meta px-3 py-1">
            …
          </p>
        ) : (
          <Line key={part.key} line={part.line} />
        ),
      )}
    </ScrollBox>
  );
}

function Line({ line }: { line: DiffLine }) {
  const { mark, word, className } = LOOKS[line.kind];
  return (
    <div className={clsx("text-meta flex gap-2 px-3 leading-5", className)}>
      <span aria-hidden className="w-2 shrink-0 select-none">
        {mark}
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">
        {word ? <span className="sr-only">{word}</span> : null}
        <PlainText text={line.text} />
      </span>
    </div>
  );
}
