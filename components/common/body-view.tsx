"use client";

import { useMutation } from "@tanstack/react-query";
import type { RawBodyModel } from "#lib/schemas/payload.ts";
import { Button } from "../ui/button.tsx";
import { errorMessage } from "./error-message.ts";
import { JsonView } from "./json/json-view.tsx";

type BodyViewProps = {
  body: unknown;
  /** The body was left out of the answer for its size; it is fetched on demand. */
  isLarge: boolean;
  fetchBody: () => Promise<RawBodyModel>;
  fileName: string;
};

export function BodyView({ body, isLarge, fetchBody, fileName }: BodyViewProps) {
  const load = useMutation({ mutationFn: fetchBody });
  if (!isLarge) return <JsonView body={body} fileName={fileName} />;
  if (load.data !== undefined) return <JsonView body={load.data.body} fileName={fileName} />;
  return (
    <div className="rounded-control border-line flex flex-wrap items-center gap-3 border px-3 py-2">
      <p className="text-muted min-w-0 flex-1">
        {load.error ? errorMessage(load.error) : "This body is large. It is loaded when you ask."}
      </p>
      <Button size="toolbar" isBusy={load.isPending} onClick={() => load.mutate()}>
        {load.error ? "Try again" : "Load body"}
      </Button>
    </div>
  );
}
