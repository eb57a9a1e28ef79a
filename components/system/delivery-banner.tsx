"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Time } from "#components/common/time.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { systemStatusOptions } from "#lib/client/system.ts";

/** Says over every page that nothing is delivered because no worker lives. */
export function DeliveryBanner() {
  const { data } = useQuery(systemStatusOptions());
  const canSeeSystem = useCan("system.read");
  if (!data || data.is_delivering) return null;
  return (
    <div
      role="alert"
      className="bg-pending-soft text-pending flex shrink-0 items-center gap-2.5 px-4 py-2 md:px-6"
    >
      <TriangleAlert className="size-4 shrink-0" aria-hidden />
      <p className="min-w-0">
        <span className="font-medium">Requests are accepted and stored, but not delivered.</span>{" "}
        {data.last_beat_at === null ? (
          "No worker runs. Start one: events go out as soon as it is there."
        ) : (
          <>
            The last worker was heard of <Time value={data.last_beat_at} />. Start one: events go
            out as soon as it is there.
          </>
        )}{" "}
        {canSeeSystem ? (
          <Link href="/settings/system" className="font-medium whitespace-nowrap underline">
            See the system
          </Link>
        ) : null}
      </p>
    </div>
  );
}
