"use client";

import { CircleCheck, CircleX, Send } from "lucide-react";
import { errorMessage } from "#components/common/error-message.ts";
import { ScrollBox } from "#components/common/scroll-box.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTestChannel } from "#lib/client/channels.ts";
import type { ChannelTestModel } from "#lib/schemas/channel.ts";

/** Sends a test and shows what the far side really answered. */
export function ChannelTest({ id }: { id: string }) {
  const test = useTestChannel();
  return (
    <section aria-label="Test" className="flex flex-col items-start gap-2">
      <Button isBusy={test.isPending} onClick={() => test.mutate(id)}>
        {test.isPending ? null : <Send />}
        Send test
      </Button>
      <div role="status" className="w-full">
        {test.data ? <Answer answer={test.data} /> : null}
      </div>
      {test.error ? (
        <p role="alert" className="text-failed">
          {errorMessage(test.error)}
        </p>
      ) : null}
    </section>
  );
}

function Answer({ answer }: { answer: ChannelTestModel }) {
  const { is_delivered: isDelivered, response_status: status, latency_ms: latency } = answer;
  const Icon = isDelivered ? CircleCheck : CircleX;
  const facts = [
    status === null ? null : `status ${status}`,
    latency === null ? null : `${latency.toLocaleString("en-US")} ms`,
  ].filter(Boolean);
  return (
    <div className="border-line rounded-control flex flex-col gap-2 border p-3">
      <p className="flex flex-wrap items-center gap-x-2">
        <span
          className={`flex items-center gap-1.5 font-medium ${isDelivered ? "text-successful" : "text-failed"}`}
        >
          <Icon className="size-4" aria-hidden />
          {isDelivered ? "Delivered" : "Not delivered"}
        </span>
        <span className="text-muted tabular-nums">{facts.join(" · ")}</span>
      </p>
      {answer.error ? <p className="break-words">{answer.error}</p> : null}
      {answer.response_body ? (
        <ScrollBox
          label="Answer"
          className="bg-surface text-meta rounded-control max-h-40 p-2 font-mono break-words whitespace-pre-wrap"
        >
          {answer.response_body}
        </ScrollBox>
      ) : isDelivered ? (
        <p className="text-muted">The answer had no body.</p>
      ) : null}
    </div>
  );
}
