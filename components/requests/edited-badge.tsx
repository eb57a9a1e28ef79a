import Link from "next/link";
import type { RequestModel } from "#lib/schemas/request.ts";

type EditedBadgeProps = { request: RequestModel };

/** Marks what was made here from another request, and leads to what is other about it. */
export function EditedBadge({ request }: EditedBadgeProps) {
  if (request.original_request_id === null) return null;
  return (
    <Link
      href={`/compare?left=${request.original_request_id}&right=${request.id}`}
      prefetch={false}
      title={request.is_edited ? "Show what was changed" : "Compare with the original"}
      className="text-meta bg-scheduled-soft text-scheduled inline-flex h-5 shrink-0 items-center rounded-full px-2 font-medium hover:underline"
    >
      {request.is_edited ? "Edited replay" : "Replay"}
    </Link>
  );
}
