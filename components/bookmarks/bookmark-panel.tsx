"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BodyView } from "#components/common/body-view.tsx";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { FactLink } from "#components/common/fact-link.tsx";
import { Facts } from "#components/common/facts.tsx";
import { HeadersTable } from "#components/common/headers-table.tsx";
import { Id } from "#components/common/id.tsx";
import { isMasked } from "#components/common/is-masked.ts";
import type { ListPanelProps } from "#components/common/list/list-spec.ts";
import { PanelShell } from "#components/common/list/panel-shell.tsx";
import { MethodBadge } from "#components/common/method-badge.tsx";
import { RevealButton } from "#components/common/reveal-button.tsx";
import { PlainText } from "#components/common/text/plain-text.tsx";
import { Time } from "#components/common/time.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { bookmarkBodyOptions, bookmarkOptions, revealBookmark } from "#lib/client/bookmarks.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import { BookmarkActions } from "./bookmark-actions.tsx";

export function BookmarkPanel({
  id,
  row,
  data: directory,
  navigation,
}: ListPanelProps<BookmarkModel>) {
  const {
    data: bookmark,
    error,
    refetch,
  } = useQuery({
    ...bookmarkOptions(id),
    placeholderData: row,
  });
  return (
    <PanelShell
      title={
        bookmark ? (
          <h2 className="text-form truncate font-medium">
            <PlainText text={bookmark.label} />
          </h2>
        ) : (
          <Skeleton className="w-32" />
        )
      }
      actions={
        bookmark ? (
          <BookmarkActions
            bookmark={bookmark}
            directory={directory}
            onDeleted={navigation.onClose}
          />
        ) : null
      }
      navigation={navigation}
    >
      {bookmark ? <BookmarkDetail bookmark={bookmark} directory={directory} /> : null}
      {!bookmark && error ? (
        <ErrorState
          title="The bookmark could not be loaded"
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      ) : null}
    </PanelShell>
  );
}

type BookmarkDetailProps = { bookmark: BookmarkModel; directory: Directory };

function BookmarkDetail({ bookmark, directory }: BookmarkDetailProps) {
  const [shown, setShown] = useState<BookmarkModel | null>(null);
  const { data } = shown ?? bookmark;
  const connection = directory.connections.get(bookmark.webhook_id);
  return (
    <div className="flex flex-col gap-3">
      <Facts
        facts={[
          {
            label: "Connection",
            value: (
              <FactLink
                href={`/connections/${bookmark.webhook_id}`}
                id={bookmark.webhook_id}
                name={connection?.full_name}
              />
            ),
          },
          ...(bookmark.alias === null ? [] : [{ label: "Name", value: bookmark.alias }]),
          {
            label: "Last used",
            value: bookmark.last_used_at ? <Time value={bookmark.last_used_at} /> : "Never",
          },
          { label: "Kept", value: <Time value={bookmark.created_at} /> },
          { label: "Bookmark", value: <Id value={bookmark.id} isFull /> },
        ]}
      />
      {data ? (
        <div>
          <p className="text-meta flex items-baseline gap-2 py-2 font-mono">
            <MethodBadge method={data.method} />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <PlainText text={`${data.path || "/"}${data.query ? `?${data.query}` : ""}`} />
            </span>
          </p>
          <CollapsibleSection title="Body">
            <BodyView
              key={bookmark.updated_at}
              body={data.body}
              isLarge={data.is_large_payload}
              rawBody={bookmarkBodyOptions(bookmark.id)}
              fileName={`${bookmark.id}.txt`}
            />
          </CollapsibleSection>
          <CollapsibleSection title="Headers" count={Object.keys(data.headers).length}>
            <RevealButton
              isMasked={isMasked(data.headers, data.query)}
              reveal={async () => setShown(await revealBookmark(bookmark.id))}
            />
            <HeadersTable headers={data.headers} />
          </CollapsibleSection>
        </div>
      ) : null}
    </div>
  );
}
