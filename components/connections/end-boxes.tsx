import { clsx } from "clsx";
import { FlaskConical, Globe, type LucideIcon, ShieldCheck, Terminal, Webhook } from "lucide-react";
import Link from "next/link";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { destinationState } from "#components/destinations/destination-state.ts";
import { destinationTarget } from "#components/destinations/destination-target.ts";
import type { DestinationModel, DestinationType } from "#lib/schemas/destination.ts";
import type { SourceModel } from "#lib/schemas/source.ts";

const BOX_CLASSES =
  "flex h-10 min-w-0 items-center gap-2 rounded-control border border-line bg-surface px-2.5 hover:border-control";
const DESTINATION_ICONS: Record<DestinationType, LucideIcon> = {
  HTTP: Globe,
  MOCK_API: FlaskConical,
  CLI: Terminal,
};

type BoxProps = { className?: string };

export function SourceBox({ source, className }: BoxProps & { source: SourceModel }) {
  return (
    <Link href={`/sources/${source.id}`} prefetch={false} className={clsx(BOX_CLASSES, className)}>
      <TypeMark type={source.type} />
      <span className="min-w-0 flex-1 truncate font-medium" title={source.name}>
        {source.name}
      </span>
      {source.authenticated ? (
        <ShieldCheck className="text-successful size-4 shrink-0" aria-label="Verifies requests" />
      ) : null}
      {source.disabled_at ? <StatusBadge status="DISABLED" isIconOnly /> : null}
    </Link>
  );
}

export function DestinationBox({
  destination,
  className,
}: BoxProps & { destination: DestinationModel }) {
  const Icon = DESTINATION_ICONS[destination.type];
  const state = destinationState(destination);
  return (
    <Link
      href={`/destinations/${destination.id}`}
      prefetch={false}
      className={clsx(BOX_CLASSES, className)}
    >
      <Icon className="text-muted size-4 shrink-0" aria-hidden />
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-4 font-medium" title={destination.name}>
          {destination.name}
        </span>
        <span
          className="text-faint text-meta block truncate leading-4"
          title={destination.config.url}
        >
          {destinationTarget(destination)}
        </span>
      </span>
      {state === "ACTIVE" ? null : <StatusBadge status={state} isIconOnly />}
    </Link>
  );
}

/** Two letters of the sender's name, or the sign of a plain webhook. */
function TypeMark({ type }: { type: string }) {
  const words = type.replaceAll("_", " ");
  return (
    <span
      title={words}
      className="border-line bg-canvas text-muted flex size-6 shrink-0 items-center justify-center rounded-[4px] border font-mono text-[10px]"
    >
      {type === "WEBHOOK" || type === "HTTP" ? (
        <Webhook className="size-3.5" aria-hidden />
      ) : (
        <span aria-hidden>{letters(words)}</span>
      )}
      <span className="sr-only">{words}</span>
    </span>
  );
}

function letters(words: string): string {
  const [first = "", second] = words.split(" ");
  return (second ? `${first.charAt(0)}${second.charAt(0)}` : first.slice(0, 2)).toUpperCase();
}
