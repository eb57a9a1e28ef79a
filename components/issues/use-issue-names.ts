"use client";

import { useQuery } from "@tanstack/react-query";
import { shortenId } from "#components/common/shorten-id.ts";
import { type Directory, useDirectory } from "#components/connections/use-directory.ts";
import { transformationNamesOptions } from "#lib/client/issue-triggers.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";

export type IssueNames = {
  directory: Directory;
  /** What the thing is called that an issue is about. */
  of(issue: IssueModel): string;
  /** Where it is shown. */
  hrefOf(issue: IssueModel): string | null;
};

function placeId(issue: IssueModel): string {
  switch (issue.type) {
    case "delivery":
      return issue.aggregation_keys.webhook_id[0] ?? "";
    case "transformation":
      return issue.aggregation_keys.transformation_id[0] ?? "";
    case "backpressure":
      return issue.aggregation_keys.destination_id[0] ?? "";
    case "request":
      return issue.aggregation_keys.source_id[0] ?? "";
  }
}

const PATHS = {
  delivery: "/connections",
  transformation: "/transformations",
  backpressure: "/destinations",
  request: "/sources",
};

/** Knows what issues are about. What was deleted is called by its id. */
export function useIssueNames(): IssueNames {
  const directory = useDirectory();
  const transformations = useQuery(transformationNamesOptions()).data;
  return {
    directory,
    of(issue) {
      const id = placeId(issue);
      const name =
        directory.connections.get(id)?.full_name ??
        transformations?.get(id) ??
        directory.destinations.get(id)?.name ??
        directory.sources.get(id)?.name;
      return name ?? shortenId(id);
    },
    hrefOf: (issue) => `${PATHS[issue.type]}/${placeId(issue)}`,
  };
}
