"use client";

import { CopyCurlMenu } from "#components/common/copy-curl-menu.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { fetchRequestBody } from "#lib/client/requests.ts";
import type { RequestData } from "#lib/schemas/payload.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

type RequestActionsProps = { request: RequestModel; directory: Directory };

export function RequestActions({ request, directory }: RequestActionsProps) {
  const source = directory.sources.get(request.source_id);
  const data = request.data ?? null;
  return (
    <CopyCurlMenu
      call={
        data && source
          ? { method: "POST", url: requestUrl(source.url, data), headers: data.headers }
          : null
      }
      fetchBody={() => fetchRequestBody(request.id)}
      href={`/requests/${request.id}`}
    />
  );
}

function requestUrl(sourceUrl: string, { path, query }: RequestData): string {
  const url = path === "" || path === "/" ? sourceUrl : sourceUrl + path;
  return query ? `${url}?${query}` : url;
}
