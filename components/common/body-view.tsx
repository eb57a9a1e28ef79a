"use client";

import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RawBodyModel } from "#lib/schemas/payload.ts";
import { Button } from "../ui/button.tsx";
import { errorMessage } from "./error-message.ts";
import { BytesView } from "./json/bytes-view.tsx";
import { JsonView } from "./json/json-view.tsx";
import type { PayloadList } from "./json/list-links.ts";

type BodyViewProps = {
  /** The body as the API parsed it, shown until its own text is there. */
  body: unknown;
  /** The body was left out of the answer for its size; it is fetched on demand. */
  isLarge: boolean;
  /** Where its bytes come from. */
  rawBody: UseQueryOptions<RawBodyModel, Error, RawBodyModel, string[]>;
  fileName: string;
  list?: PayloadList;
};

/** A body byte by byte as it is stored: numbers keep their digits, names that come twice come twice. */
export function BodyView({ body, isLarge, rawBody, fileName, list }: BodyViewProps) {
  const [isWanted, setIsWanted] = useState(!isLarge);
  const { data, error, isFetching, refetch } = useQuery({ ...rawBody, enabled: isWanted });
  if (data?.encoding === "base64") return <BytesView base64={data.body} fileName={fileName} />;
  const shown = data ? data.body : body;
  if (data || !isLarge) {
    return <JsonView body={shown} fileName={fileName} {...(list ? { list } : {})} />;
  }
  return (
    <div className="rounded-control border-line flex flex-wrap items-center gap-3 border px-3 py-2">
      <p className="text-muted min-w-0 flex-1">
        {error ? errorMessage(error) : "This body is large. It is loaded when you ask."}
      </p>
      <Button
        size="toolbar"
        isBusy={isFetching}
        onClick={() => (isWanted ? void refetch() : setIsWanted(true))}
      >
        {error ? "Try again" : "Load body"}
      </Button>
    </div>
  );
}
