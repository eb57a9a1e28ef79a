"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Bell, CheckCheck, Settings2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonClasses } from "#components/ui/button-classes.ts";
import { Popover } from "#components/ui/popover.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { inboxOptions, useReadInbox } from "#lib/client/notifications.ts";
import type { InboxModel } from "#lib/schemas/inbox.ts";
import { InboxRow } from "./inbox-row.tsx";

const MOST_SHOWN = 99;

type NotificationCentreProps = { side: "right" | "bottom"; onNavigate?: (() => void) | undefined };

/** What the reader was told in this project, behind a bell that says how much of it is new. */
export function NotificationCentre({ side, onNavigate }: NotificationCentreProps) {
  const [isOpen, setIsOpen] = useState(false);
  const inbox = useQuery(inboxOptions());
  const read = useReadInbox();
  const unread = inbox.data?.unread_count ?? 0;
  const close = () => setIsOpen(false);

  return (
    <Popover
      label="Notifications"
      side={side}
      align="end"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      className="flex max-h-[min(560px,var(--available-height))]! w-96 flex-col"
      trigger={
        <button
          type="button"
          aria-label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"}
          className={clsx(buttonClasses({ variant: "ghost", size: "icon" }), "relative shrink-0")}
        >
          <Bell />
          {unread > 0 ? (
            <span
              aria-hidden
              className="bg-failed text-canvas ring-surface absolute -top-0.5 -right-0.5 min-w-4 rounded-full px-1 text-center text-[10px] leading-4 font-semibold ring-2"
            >
              {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
            </span>
          ) : null}
        </button>
      }
    >
      <div className="border-line flex h-11 shrink-0 items-center gap-1 border-b pr-2 pl-4">
        <h2 className="text-form flex-1 font-semibold">Notifications</h2>
        {unread > 0 ? (
          <Button variant="ghost" size="toolbar" onClick={() => read.mutate(undefined)}>
            <CheckCheck />
            Mark all read
          </Button>
        ) : null}
        <Link
          href="/settings/my-notifications"
          aria-label="Choose what you are told"
          title="Choose what you are told"
          onClick={() => {
            close();
            onNavigate?.();
          }}
          className={buttonClasses({ variant: "ghost", size: "icon-toolbar" })}
        >
          <Settings2 />
        </Link>
      </div>
      <div className="min-h-0 flex-1 scrollbar-thin overflow-y-auto">
        <InboxBody
          inbox={inbox}
          onOpen={(id) => {
            read.mutate([id]);
            close();
            onNavigate?.();
          }}
        />
      </div>
    </Popover>
  );
}

type InboxBodyProps = { inbox: UseQueryResult<InboxModel>; onOpen: (id: string) => void };

function InboxBody({ inbox, onOpen }: InboxBodyProps) {
  if (inbox.isPending) {
    return (
      <div className="flex flex-col gap-3 p-4" role="status" aria-label="Loading notifications">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-9" />
        ))}
      </div>
    );
  }
  if (!inbox.data) {
    return (
      <div role="alert" className="flex flex-col items-start gap-2 p-4">
        <p className="text-muted">{inbox.error ? errorMessage(inbox.error) : null}</p>
        <Button onClick={() => void inbox.refetch()}>Try again</Button>
      </div>
    );
  }
  if (inbox.data.models.length === 0) {
    return (
      <p className="text-muted p-4">
        Nothing yet. When an issue opens, or somebody assigns one to you or mentions you, it stands
        here.
      </p>
    );
  }
  return (
    <ul className="divide-line divide-y">
      {inbox.data.models.map((item) => (
        <InboxRow key={item.id} item={item} onOpen={() => onOpen(item.id)} />
      ))}
    </ul>
  );
}
