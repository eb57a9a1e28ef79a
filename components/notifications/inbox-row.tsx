import {
  AtSign,
  CircleCheck,
  CircleDot,
  type LucideIcon,
  MessageSquare,
  RotateCcw,
  UserRound,
} from "lucide-react";
import Link from "next/link";
import { Time } from "#components/common/time.tsx";
import type { InboxItemModel } from "#lib/schemas/inbox.ts";

type Look = { icon: LucideIcon; tone: string; word: string };

const LOOKS: Readonly<Record<string, Look>> = {
  opened: { icon: CircleDot, tone: "text-failed", word: "Opened" },
  reopened: { icon: RotateCcw, tone: "text-failed", word: "Opened again" },
  resolved: { icon: CircleCheck, tone: "text-successful", word: "Resolved" },
  assigned: { icon: UserRound, tone: "text-link", word: "Assigned to you" },
  commented: { icon: MessageSquare, tone: "text-muted", word: "Comment" },
  mentioned: { icon: AtSign, tone: "text-link", word: "Mentioned you" },
};
const OTHER: Look = { icon: CircleDot, tone: "text-muted", word: "Issue" };

/** The word of the kind stands before the title already. */
const PREFIX = /^(Again|Resolved|Assigned to you|Comment|Mentioned you): /;

type InboxRowProps = { item: InboxItemModel; onOpen: () => void };

export function InboxRow({ item, onOpen }: InboxRowProps) {
  const { icon: Icon, tone, word } = LOOKS[item.kind] ?? OTHER;
  const isUnread = item.read_at === null;
  return (
    <li className="hover:bg-hover relative flex gap-3 px-4 py-2.5">
      <Icon className={`${tone} mt-0.5 size-4 shrink-0`} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="text-meta text-muted flex items-baseline gap-2">
          <span>{word}</span>
          <Time value={item.created_at} className="ml-auto" />
        </p>
        <p className={isUnread ? "font-medium break-words" : "text-muted break-words"}>
          {item.issue_id ? (
            <Link
              href={`/issues/${item.issue_id}`}
              onClick={onOpen}
              className="outline-offset-[-2px] after:absolute after:inset-0"
            >
              {item.title.replace(PREFIX, "")}
            </Link>
          ) : (
            item.title
          )}
        </p>
        {item.kind === "commented" || item.kind === "mentioned" ? (
          <p className="text-meta text-muted line-clamp-2 break-words">{item.text}</p>
        ) : null}
      </div>
      {isUnread ? (
        <span className="bg-accent mt-1.5 size-2 shrink-0 rounded-full">
          <span className="sr-only">Unread</span>
        </span>
      ) : null}
    </li>
  );
}
