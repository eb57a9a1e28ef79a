"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { rejectionWords, requestStatus, verifiedWords } from "#components/requests/outcome.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { requestOptions } from "#lib/client/requests.ts";
import { useSendTestEvent } from "#lib/client/source-types.ts";
import type { SourceTypeDetail } from "#lib/schemas/custom-source-type.ts";
import type { SourceModel, TestEventKind, TestEventModel } from "#lib/schemas/source.ts";

const KINDS: Readonly<Record<TestEventKind, { label: string; words: string }>> = {
  signed: { label: "Signed", words: "As the sender would send it: it is verified." },
  unsigned: { label: "Unsigned", words: "Without what proves the sender." },
  tampered: { label: "Tampered", words: "Signed, and changed on the way: it must be refused." },
  handshake: {
    label: "Handshake",
    words: "The question by which the provider checks the URL. It is answered and not stored.",
  },
};

type TestEventDialogProps = {
  source: SourceModel;
  type: SourceTypeDetail;
  onClose: () => void;
};

/** Sends the source what its provider would send, right or wrong. */
export function TestEventDialog({ source, type, onClose }: TestEventDialogProps) {
  const sample = toText(type.sample.body);
  const [kind, setKind] = useState<TestEventKind>(source.authenticated ? "signed" : "unsigned");
  const [body, setBody] = useState(sample);
  const send = useSendTestEvent(source.id);
  const kinds: TestEventKind[] = ["signed", "unsigned", "tampered"];
  if (type.handshake) kinds.push("handshake");

  function submit(event: FormEvent) {
    event.preventDefault();
    send.mutate({ kind, ...(kind === "handshake" || body === sample ? {} : { body }) });
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Send a test event"
      description={`${type.sample.name} of ${type.label}, through the same door as everything else.`}
      className="sm:w-[600px]"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" form="test-event" variant="primary" isBusy={send.isPending}>
            Send test event
          </Button>
        </>
      }
    >
      <form id="test-event" onSubmit={submit} className="flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <ModeChoice
            label="Kind"
            value={kind}
            onChange={(next) => {
              setKind(next);
              send.reset();
            }}
            options={kinds.map((value) => ({ value, label: KINDS[value].label }))}
          />
          <p className="text-muted">{KINDS[kind].words}</p>
        </div>
        {kind === "handshake" ? null : (
          <Field label="Body">
            <Textarea
              rows={10}
              className="font-mono"
              spellCheck={false}
              value={body}
              onChange={(event) => setBody(event.currentTarget.value)}
            />
          </Field>
        )}
        {send.data ? <TestResult result={send.data} /> : null}
        <FormError message={send.error ? errorMessage(send.error) : undefined} />
      </form>
    </Dialog>
  );
}

function TestResult({ result }: { result: TestEventModel }) {
  const request = useQuery({
    ...requestOptions(result.request_id ?? ""),
    enabled: result.request_id !== null,
  }).data;
  return (
    <div role="status" className="rounded-control border-line bg-surface border px-3 py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>The sender was answered {result.http_status}.</span>
        {result.request_id ? (
          <Link href={`/requests/${result.request_id}`} className="text-link hover:underline">
            Show the request
          </Link>
        ) : null}
      </p>
      {request ? (
        <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
          <StatusBadge status={requestStatus(request)} />
          <span className="text-muted">{verifiedWords(request.verified)}</span>
          {request.rejection_cause ? (
            <span className="text-muted">{rejectionWords(request.rejection_cause)}</span>
          ) : null}
        </p>
      ) : null}
      {result.response === "" ? (
        <p className="text-meta text-muted mt-1">The answer has no body.</p>
      ) : (
        <pre className="text-meta mt-1 font-mono [overflow-wrap:anywhere] whitespace-pre-wrap">
          {result.response}
        </pre>
      )}
    </div>
  );
}

function toText(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body, null, 2);
}
