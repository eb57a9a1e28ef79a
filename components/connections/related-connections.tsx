"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { FormSection } from "#components/common/form/form-section.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { connectionsOptions } from "#lib/client/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { connectionTitle } from "./connection-title.ts";
import { connectionState } from "./group-connections.ts";

type RelatedConnectionsProps = {
  isRelated: (connection: ConnectionModel) => boolean;
  newHref: string;
};

/** The connections that a source or destination is part of. */
export function RelatedConnections({ isRelated, newHref }: RelatedConnectionsProps) {
  const canWrite = useCan("gateway.write");
  const connections = useQuery(connectionsOptions());
  const related = connections.data?.filter(isRelated);
  return (
    <FormSection title="Connections">
      <div className="flex flex-col items-start gap-3">
        {related === undefined ? <Skeleton className="w-64" /> : null}
        {related?.length === 0 ? <p className="text-muted">None yet.</p> : null}
        {related && related.length > 0 ? (
          <ul className="w-full">
            {related.map((connection) => (
              <li
                key={connection.id}
                className="border-line hover:bg-hover relative flex h-9 items-center gap-3 border-b"
              >
                <Link
                  href={`/connections/${connection.id}`}
                  prefetch={false}
                  className="min-w-0 flex-1 truncate after:absolute after:inset-0"
                >
                  {connectionTitle(connection)}
                </Link>
                <StatusBadge status={connectionState(connection)} />
              </li>
            ))}
          </ul>
        ) : null}
        {canWrite ? (
          <ButtonLink href={newHref}>
            <Plus />
            New connection
          </ButtonLink>
        ) : null}
      </div>
    </FormSection>
  );
}
