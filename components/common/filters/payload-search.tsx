"use client";

import { clsx } from "clsx";
import { Search, X } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { parseSearch } from "#lib/client/lists/parse-search.ts";

type PayloadSearchProps = { value: string; onSearch: (where: string) => void };

/** Searches in payloads: Enter looks, since every look reads them. `/` brings the keyboard here. */
export function PayloadSearch({ value, onSearch }: PayloadSearchProps) {
  const [draft, setDraft] = useState({ value, text: value });
  // What the URL says wins whenever it changes.
  const text = draft.value === value ? draft.text : value;
  const fault = text === value ? null : parseSearch(text).error;
  const [isShown, setIsShown] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setIsShown(fault !== null);
    if (fault === null) onSearch(text.trim());
  }
  function leave(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Escape") event.currentTarget.blur();
  }
  return (
    <form onSubmit={submit} className="relative min-w-44 flex-1 sm:max-w-96">
      <Search
        className="text-faint pointer-events-none absolute top-1.5 left-2 size-4"
        aria-hidden
      />
      <input
        data-list-search
        type="text"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setDraft({ value, text: event.target.value });
          setIsShown(false);
        }}
        onKeyDown={leave}
        placeholder={'Search payloads: body.type = "order.paid"'}
        aria-label="Search payloads"
        aria-invalid={isShown}
        aria-describedby={isShown ? "payload-search-fault" : undefined}
        className={clsx(
          "rounded-control bg-canvas text-body placeholder:text-faint h-7 w-full border pr-7 pl-8",
          isShown ? "border-failed" : value ? "border-accent text-link" : "border-control/60",
          /[.=]/.test(text) && "font-mono text-[12px]",
        )}
      />
      {text ? (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            setDraft({ value, text: "" });
            setIsShown(false);
            if (value) onSearch("");
          }}
          className="text-muted hover:text-ink absolute top-0.5 right-0.5 flex size-6 items-center justify-center"
        >
          <X className="size-3.5" aria-hidden />
        </button>
      ) : null}
      {isShown && fault ? (
        <p
          id="payload-search-fault"
          role="alert"
          className="rounded-surface border-line bg-raised text-failed text-meta shadow-floating absolute top-8 left-0 z-30 border px-2.5 py-1.5"
        >
          {fault}
        </p>
      ) : null}
    </form>
  );
}
