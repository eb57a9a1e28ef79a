"use client";

import { Check, X } from "lucide-react";
import { MASK } from "#lib/domain/redaction/mask-payload.ts";
import type { FilterCheck, PartExplanation } from "#lib/domain/rules/explain-filter.ts";
import { PART_WORDS } from "./filter-parts.ts";

const SHOWN_CHARS = 240;

/** What a filter makes of one request: part by part, and within a part key by key. */
export function MatchResult({ explanation }: { explanation: readonly PartExplanation[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {explanation.map(({ part, passed, checks }) => (
        <li key={part}>
          <p className="mb-1 flex items-center gap-1.5 font-medium">
            <Verdict passed={passed} />
            {PART_WORDS[part].label} {passed ? "matches" : "does not match"}
          </p>
          <ul className="border-line ml-2 flex flex-col border-l pl-4">
            {checks.map((check) => (
              <CheckLine key={check.path.join("\u0000")} check={check} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function CheckLine({ check }: { check: FilterCheck }) {
  const isMissing = !("found" in check);
  const isMasked = check.found === MASK;
  return (
    <li className="text-meta flex items-start gap-1.5 py-1">
      <Verdict passed={check.passed} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-mono">
          {check.path.length > 0 ? check.path.join(".") : "all of it"}
        </span>
        <span className="text-muted"> expected </span>
        <span className="font-mono">{short(check.expected)}</span>
        <span className="text-muted">{isMissing ? ", found nothing there" : ", found "}</span>
        {isMissing ? null : <span className="font-mono">{short(check.found)}</span>}
        {isMasked ? (
          <span className="text-muted">
            {" "}
            (a secret, which is not shown here: routing compares its real value)
          </span>
        ) : null}
      </span>
    </li>
  );
}

function Verdict({ passed }: { passed: boolean }) {
  const Icon = passed ? Check : X;
  return (
    <>
      <Icon
        className={`mt-px size-3.5 shrink-0 ${passed ? "text-successful" : "text-failed"}`}
        aria-hidden
      />
      <span className="sr-only">{passed ? "Matches:" : "Does not match:"}</span>
    </>
  );
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
}
