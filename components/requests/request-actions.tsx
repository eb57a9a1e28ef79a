"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CopyMenu } from "#components/common/copy-as/copy-menu.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { requestBodyOptions } from "#lib/client/requests.ts";
import type { RequestData } from "#lib/schemas/payload.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

type RequestActionsProps = { request: RequestModel; directory: Directory };

export function RequestActions({ request, directory }: RequestActionsProps) {
  const queryClient = useQueryClient();
  const source = directory.sources.get(request.source_id);
  const data = request.data ?? null;
  return (
    <CopyMenu
      call={
        data && source
          ? { method: "POST", url: requestUrl(source.url, data), headers: data.headers }
          : null
      }
      fetchBody={() => queryClient.fetchQuery(requestBodyOptions(request.id))}
      href={`/requests/${request.id}`}
    />
  );
}

function requestUrl(sourceUrl: string, { path, query }: RequestData): string {
  const url = path === "" || path === "/" ? sourceUrl : sourceUrl + path;
  return query ? `${url}?${query}` : url;
}
