import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import type { SessionModel } from "#lib/schemas/session.ts";

type SessionRowProps = { session: SessionModel; isBusy: boolean; onEnd: () => void };

export function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  return (
    <li className="flex min-h-12 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {session.device}
          {session.is_current ? (
            <span className="text-successful text-meta ml-2 font-normal">This one</span>
          ) : null}
        </p>
        <p className="text-muted text-meta flex flex-wrap gap-x-3">
          <span className="font-mono">{session.ip_address ?? "Unknown address"}</span>
          <span>
            seen <Time value={session.last_seen_at} />
          </span>
          <span className="max-sm:hidden">
            since <Time value={session.created_at} />
          </span>
        </p>
      </div>
      {session.is_current ? null : (
        <Button
          size="toolbar"
          disabled={isBusy}
          aria-label={`Sign out ${session.device}`}
          onClick={onEnd}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
