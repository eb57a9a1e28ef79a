"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleSlash, CircleX, Clock, type LucideIcon } from "lucide-react";
import { errorMessage } from "#components/common/error-message.ts";
import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { channelSendsOptions } from "#lib/client/channels.ts";
import type { ChannelSendModel } from "#lib/schemas/channel.ts";

const LOOKS: Record<ChannelSendModel["status"], { word: string; tone: string; icon: LucideIcon }> =
  {
    SENT: { word: "Sent", tone: "text-successful", icon: CircleCheck },
    PENDING: { word: "Pending", tone: "text-pending", icon: Clock },
    FAILED: { word: "Failed", tone: "text-failed", icon: CircleX },
    SKIPPED: { word: "Not told", tone: "text-off", icon: CircleSlash },
  };

/** What a channel was to tell last, and what came of it. */
export function ChannelSends({ id }: { id: string }) {
  const sends = useQuery(channelSendsOptions(id));
  if (sends.isPending) {
    return <Skeleton className="h-9" />;
  }
  if (!sends.data) {
    return (
      <div role="alert" className="flex items-center gap-2">
        <p className="text-muted">{sends.error ? errorMessage(sends.error) : null}</p>
        <Button size="toolbar" onClick={() => void sends.refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (sends.data.length === 0) {
    return <p className="text-muted">Nothing yet. A test stands here too.</p>;
  }
  return (
    <ul className="divide-line border-line max-h-64 scrollbar-thin divide-y overflow-y-auto border-y">
      {sends.data.map((send) => (
        <SendRow key={send.id} send={send} />
      ))}
    </ul>
  );
}

function SendRow({ send }: { send: ChannelSendModel }) {
  const { word, tone, icon: Icon } = LOOKS[send.status];
  const answer = [
    send.response_status === null ? null : String(send.response_status),
    send.latency_ms === null ? null : `${send.latency_ms.toLocaleString("en-US")} ms`,
    send.attempts > 1 ? `${send.attempts} tries` : null,
    send.error,
  ].filter(Boolean);
  return (
    <li className="flex flex-col gap-0.5 py-2">
      <p className="flex items-center gap-2">
        <span className={`flex shrink-0 items-center gap-1.5 font-medium ${tone}`}>
          <Icon className="size-4" aria-hidden />
          {word}
        </span>
        <span className="min-w-0 flex-1 truncate" title={send.title}>
          {send.title}
        </span>
        <span className="text-muted shrink-0">
          <Time value={send.sent_at ?? send.created_at} />
        </span>
      </p>
      {answer.length > 0 ? (
        <p className="text-meta text-muted pl-[22px] break-words tabular-nums">
          {answer.join(" · ")}
        </p>
      ) : null}
      {send.status === "FAILED" && send.response_body ? (
        <p className="text-meta text-muted line-clamp-3 pl-[22px] font-mono break-all">
          {send.response_body}
        </p>
      ) : null}
    </li>
  );
}
