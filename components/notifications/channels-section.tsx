"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { channelsOptions } from "#lib/client/channels.ts";
import { ChannelTable } from "./channel-table.tsx";

// Their forms bring the schemas along, which the list has no need for.
const NewChannelDialog = onDemand(() =>
  import("./new-channel-dialog.tsx").then((module) => module.NewChannelDialog),
);
const ChannelDialog = onDemand(() =>
  import("./channel-dialog.tsx").then((module) => module.ChannelDialog),
);

/** By which ways the project tells of its issues. */
export function ChannelsSection() {
  const channels = useQuery(channelsOptions());
  const canWrite = useCan("gateway.write");
  const [openId, setOpenId] = useQueryState("channel", parseAsString);
  const [isCreating, setIsCreating] = useState(false);
  const rows = channels.data ?? [];
  const open = rows.find(({ id }) => id === openId);
  const newButton = (
    <Button variant={rows.length > 0 ? "secondary" : "primary"} onClick={() => setIsCreating(true)}>
      <Plus />
      New channel
    </Button>
  );
  return (
    <section aria-labelledby="channels-title">
      <div className="flex min-h-10 items-center gap-3 px-4 md:px-6">
        <h2 id="channels-title" className="text-form flex-1 font-medium">
          Channels
        </h2>
        {canWrite && rows.length > 0 ? newButton : null}
      </div>
      <ListBody
        noun="channels"
        isLoading={channels.isPending}
        error={channels.data ? null : channels.error}
        onRetry={() => void channels.refetch()}
        isEmpty={rows.length === 0}
        isFiltered={false}
        onClearFilters={() => {}}
        empty={
          <EmptyState title="No channels yet" action={canWrite ? newButton : null}>
            A channel tells a team or a system of issues: Slack, Teams, Discord, e-mail, PagerDuty
            and others. Issue triggers choose which of them they use. Until then issues are told to
            members by e-mail and in the dashboard.
          </EmptyState>
        }
      >
        <ChannelTable channels={rows} canWrite={canWrite} onOpen={(id) => void setOpenId(id)} />
      </ListBody>
      {isCreating ? (
        <NewChannelDialog
          onClose={() => setIsCreating(false)}
          onCreated={(id) => {
            setIsCreating(false);
            void setOpenId(id);
          }}
        />
      ) : null}
      {open ? <ChannelDialog channel={open} onClose={() => void setOpenId(null)} /> : null}
    </section>
  );
}
