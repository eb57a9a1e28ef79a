"use client";

import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { formatBytes } from "#components/common/format-count.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import type { RawBodyModel, RequestData } from "#lib/schemas/payload.ts";
import type { ReplayEdit } from "#lib/schemas/replay.ts";
import { ConnectionPicker } from "./connection-picker.tsx";
import { EditChanges } from "./edit-changes.tsx";
import { type EditValues, editValues, readEdit, readHeaderLines } from "./edit-values.ts";
import { RequestFields } from "./request-fields.tsx";

export type ReplayChoice = { webhook_ids: string[]; edit: ReplayEdit | null };

type ReplayDialogProps = {
  title: string;
  description: string;
  /** "Replay", "Save". */
  submitLabel: string;
  data: RequestData | null | undefined;
  rawBody: UseQueryOptions<RawBodyModel, Error, RawBodyModel, string[]>;
  /** Where it may be sent, and where it is sent unless chosen otherwise; absent where nothing is sent. */
  target?: { directory: Directory; connectionIds: readonly string[] };
  /** Rejects with an ApiError where the API refuses. */
  onSubmit: (choice: ReplayChoice) => Promise<void>;
  onClose: () => void;
};

const MAX_EDITED_CHARS = 1024 * 1024;

/** A stored request that is changed, or not, before it is sent again. */
export function ReplayDialog(props: ReplayDialogProps) {
  const { data, rawBody, title, description, onClose } = props;
  const body = useQuery(rawBody);
  const isReady = data !== undefined && (body.data !== undefined || body.error);
  if (isReady && data) return <ReplayForm {...props} data={data} body={body.data} />;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={title}
      description={isReady ? "Its data is no longer stored." : description}
      className="w-[680px]!"
    >
      {isReady ? null : (
        <div role="status" aria-label="Loading the request" className="flex flex-col gap-3 pb-4">
          <Skeleton className="h-8" />
          <Skeleton className="h-40" />
        </div>
      )}
    </Dialog>
  );
}

type ReplayFormProps = ReplayDialogProps & { data: RequestData; body: RawBodyModel | undefined };

function ReplayForm({ data, body, target, onSubmit, onClose, ...words }: ReplayFormProps) {
  const note = bodyNote(body);
  const [before] = useState(() => editValues(data, note ? null : (body?.body ?? "")));
  const [values, setValues] = useState<EditValues>(before);
  const [connectionIds, setConnectionIds] = useState([...(target?.connectionIds ?? [])]);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const edit = readEdit(before, values);
  const canSubmit =
    readHeaderLines(values.headers) !== null && (target ? connectionIds.length > 0 : edit !== null);

  async function submit() {
    if (!canSubmit || isBusy) return;
    setIsBusy(true);
    setError(null);
    try {
      await onSubmit({ webhook_ids: connectionIds, edit });
      onClose();
    } catch (refusal) {
      setError(refusal);
      setIsBusy(false);
    }
  }
  function press(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void submit();
  }
  const fields = fieldErrors(error);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={words.title}
      description={words.description}
      className="w-[680px]! sm:max-h-[84vh]!"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            disabled={!canSubmit}
            onClick={() => void submit()}
          >
            {words.submitLabel}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Cmd or Ctrl and Enter submit from any field */}
      <div className="flex flex-col gap-4" onKeyDown={press}>
        {target ? (
          <ConnectionPicker
            directory={target.directory}
            selected={connectionIds}
            onChange={setConnectionIds}
          />
        ) : null}
        <RequestFields
          values={values}
          onChange={(changes) => setValues({ ...values, ...changes })}
          bodyNote={note}
          errors={fields}
        />
        {edit ? <EditChanges before={before} after={values} /> : null}
        {error && Object.keys(fields).length === 0 ? (
          <FormError message={error instanceof Error ? errorMessage(error) : String(error)} />
        ) : null}
      </div>
    </Dialog>
  );
}

function bodyNote(body: RawBodyModel | undefined): string | null {
  if (!body) return "The body could not be loaded. It is sent as it was.";
  if (body.encoding === "base64")
    return "The body is bytes that are no text. It is sent as it was.";
  if (body.body.length <= MAX_EDITED_CHARS) return null;
  return `The body has ${formatBytes(body.body.length)}, too much to edit here. It is sent as it was.`;
}

/** The API names `edit.body` or `data.body`: both mean the field. */
function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    Object.entries(error.fields).map(([path, message]) => [path.split(".")[1] ?? path, message]),
  );
}
