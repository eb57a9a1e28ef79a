"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { Id } from "#components/common/id.tsx";
import { PlainText } from "#components/common/text/plain-text.tsx";
import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { lastSuccessOptions } from "#lib/client/events.ts";
import type { Side } from "./side.ts";

type SidePickerProps = {
  label: string;
  id: string | null;
  query: UseQueryResult<Side>;
  /** What stands on the other side. */
  other: { id: string | null; side: Side | undefined };
  onChange: (id: string | null) => void;
};

/** One side of a comparison: what it is, or the choice of it. */
export function SidePicker({ label, id, query, other, onChange }: SidePickerProps) {
  const side = query.data;
  if (side && id) {
    return (
      <section aria-label={label} className="border-line rounded-surface border px-4 py-3">
        <p className="flex items-center gap-2">
          <span className="text-faint text-meta">{label}</span>
          <Link
            href={side.href}
            prefetch={false}
            className="text-link min-w-0 truncate font-medium hover:underline"
          >
            <PlainText text={side.title} />
          </Link>
          <span className="flex-1" />
          <Button size="toolbar" variant="ghost" onClick={() => onChange(null)}>
            Change
          </Button>
        </p>
        <p className="text-muted flex items-center gap-2">
          <Id value={id} />
          <Time value={side.createdAt} />
        </p>
      </section>
    );
  }
  return (
    <section aria-label={label} className="border-line rounded-surface border px-4 py-3">
      <ChooseSide
        label={label}
        error={id && query.error ? query.error : null}
        onChange={onChange}
      />
      {other.side?.connectionId && other.id ? (
        <LastSuccess
          connectionId={other.side.connectionId}
          otherThan={other.id}
          onPick={onChange}
        />
      ) : null}
    </section>
  );
}

type ChooseSideProps = { label: string; error: Error | null; onChange: (id: string) => void };

function ChooseSide({ label, error, onChange }: ChooseSideProps) {
  const [text, setText] = useState("");
  function choose(event: FormEvent) {
    event.preventDefault();
    const id = /(evt|atm|req|bkm)_[0-9a-z]+/i.exec(text)?.[0];
    onChange(id ?? text.trim());
  }
  return (
    <form onSubmit={choose} className="flex flex-col gap-2">
      <Field
        label={`${label} side`}
        help="The id or link of an event, attempt, request or bookmark."
        error={error ? errorMessage(error) : undefined}
      >
        <Input
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="evt_…"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Button type="submit" size="toolbar" className="self-start" disabled={text.trim() === ""}>
        Choose
      </Button>
    </form>
  );
}

type LastSuccessProps = {
  connectionId: string;
  otherThan: string;
  onPick: (id: string) => void;
};

/** Offers what the same connection delivered last: what changed since it worked is the usual question. */
function LastSuccess({ connectionId, otherThan, onPick }: LastSuccessProps) {
  const { data: event } = useQuery(lastSuccessOptions(connectionId, otherThan));
  if (!event) return null;
  return (
    <p className="text-muted mt-3 flex flex-wrap items-center gap-x-2">
      Or with the last one that this connection delivered, <Time value={event.created_at} />
      <Button size="toolbar" onClick={() => onPick(event.id)}>
        Use it
      </Button>
    </p>
  );
}
