"use client";

import { type FormEvent, useState } from "react";
import { BacktestButton } from "#components/backtests/backtest-button.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { useUpdateConnection } from "#lib/client/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { checkRules, type RuleFaults, refusedRules } from "./check-rules.ts";
import { toDrafts, toRule } from "./rule-drafts.ts";
import { RulesEditor } from "./rules-editor.tsx";

/** The rules of a connection that exists, saved together. */
export function RulesCard({ connection }: { connection: ConnectionModel }) {
  const update = useUpdateConnection(connection.id);
  const canWrite = useCan("gateway.write");
  const [drafts, setDrafts] = useState(() => toDrafts(connection.rules));
  const [faults, setFaults] = useState<RuleFaults>({});
  // Fields that keep something of their own begin anew when changes are discarded.
  const [resets, setResets] = useState(0);
  const [error, setError] = useState<string>();
  const { rules } = checkRules(drafts);
  const isDirty = asText(drafts) !== asText(toDrafts(connection.rules));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setError(undefined);
    const checked = checkRules(drafts);
    setFaults(checked.faults ?? {});
    if (checked.rules === null) return;
    try {
      const saved = await update.mutateAsync({ rules: checked.rules });
      setDrafts(toDrafts(saved.rules));
      notify.success("Rules saved", { description: "New requests follow them from now on." });
    } catch (failure) {
      const refused = failure instanceof ApiError ? refusedRules(drafts, failure.fields) : {};
      setFaults(refused);
      if (Object.keys(refused).length === 0) setError(errorMessage(failure as Error));
    }
  }

  return (
    <SettingsCard
      title="Rules"
      help="What happens between source and destination."
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={update.isPending}
      isReadOnly={!canWrite}
      error={error}
      actions={
        <BacktestButton
          what="the rules"
          candidate={isDirty && rules ? { webhook_id: connection.id, rules } : null}
        />
      }
      onReset={() => {
        setDrafts(toDrafts(connection.rules));
        setFaults({});
        setResets((count) => count + 1);
      }}
    >
      <RulesEditor
        key={resets}
        drafts={drafts}
        onChange={setDrafts}
        faults={faults}
        sourceIds={[connection.source.id]}
      />
    </SettingsCard>
  );
}

/** Drafts by what they say, whatever their ids. */
function asText(drafts: Parameters<typeof checkRules>[0]): string {
  return JSON.stringify(
    drafts.map((draft) => [toRule(draft), draft.type === "filter" && draft.problem]),
  );
}
