"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { notify } from "#components/common/notify.ts";
import { Time } from "#components/common/time.tsx";
import { DiffEditor } from "#components/editor/diff-editor.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import {
  useUpdateTransformation,
  versionOptions,
  versionsOptions,
} from "#lib/client/transformations.ts";
import type { TransformationModel } from "#lib/schemas/transformation.ts";

type VersionsTabProps = {
  transformation: TransformationModel;
  canWrite: boolean;
  /** Changes that are not saved would be lost by a restore. */
  isDirty: boolean;
  onRestored: () => void;
};

/** What the code was, version by version, beside what it is now. */
export function VersionsTab(props: VersionsTabProps) {
  const { transformation } = props;
  const versions = useQuery(versionsOptions(transformation.id));
  const [chosen, setChosen] = useState<number | null>(null);
  if (versions.isPending) return <Skeleton className="h-40 w-full" />;
  if (!versions.data) {
    return (
      <ErrorState
        title="The versions could not be loaded"
        message={errorMessage(versions.error)}
        onRetry={() => void versions.refetch()}
      />
    );
  }
  const selected = chosen ?? versions.data[1]?.version ?? transformation.version;
  return (
    <div className="grid gap-4 lg:grid-cols-[240px_minmax(0,1fr)]">
      <ul
        aria-label="Versions"
        className="flex max-h-[60vh] scrollbar-thin flex-col overflow-y-auto"
      >
        {versions.data.map(({ version, created_at, created_by }) => (
          <li key={version}>
            <button
              type="button"
              aria-pressed={version === selected}
              onClick={() => setChosen(version)}
              className={clsx(
                "rounded-control flex w-full flex-col px-3 py-1.5 text-left",
                version === selected ? "bg-selected" : "hover:bg-hover",
              )}
            >
              <span className="font-medium">
                Version {version}
                {version === transformation.version ? (
                  <span className="text-muted font-normal"> · current</span>
                ) : null}
              </span>
              <span className="text-meta text-muted truncate">
                <Time value={created_at} isInRow />
                {created_by ? ` by ${created_by}` : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <VersionDiff key={selected} version={selected} {...props} />
    </div>
  );
}

function VersionDiff(props: VersionsTabProps & { version: number }) {
  const { transformation, version, canWrite, isDirty, onRestored } = props;
  const { data } = useQuery(versionOptions(transformation.id, version));
  const update = useUpdateTransformation();
  if (data?.code === undefined) return <Skeleton className="h-80 w-full" />;
  const { code, env } = data;
  const isCurrent = version === transformation.version;

  async function restore() {
    try {
      const saved = await update.mutateAsync({ id: transformation.id, code, env });
      notify.success(`Version ${version} restored`, {
        description: `It is version ${saved.version} now, and counts for new requests.`,
      });
      onRestored();
    } catch (error) {
      notify.error("Not restored", { description: errorMessage(error) });
    }
  }

  return (
    <section aria-label={`Version ${version}`} className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-8 items-center gap-3">
        <p className="text-muted min-w-0 flex-1">
          {isCurrent ? "This is what runs now." : `Version ${version}, and what runs now.`}{" "}
          {variablesInWords(env, transformation.env)}
        </p>
        {canWrite && !isCurrent ? (
          <Button
            isBusy={update.isPending}
            disabled={isDirty}
            title={isDirty ? "Save or undo your changes first" : undefined}
            onClick={() => void restore()}
          >
            Restore version {version}
          </Button>
        ) : null}
      </div>
      <DiffEditor
        label={`Version ${version} and the current one`}
        language="javascript"
        original={code}
        modified={transformation.code}
        className="rounded-control border-line h-[60vh] border"
      />
    </section>
  );
}

function variablesInWords(
  before: Readonly<Record<string, string>> = {},
  now: Readonly<Record<string, string>> = {},
): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter((name) => before[name] !== now[name]);
  if (changed.length === 0) return "Its variables are the same.";
  return `Variables that differ: ${changed.join(", ")}.`;
}
