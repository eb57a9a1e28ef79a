import { aggregationHash } from "#lib/domain/issues/aggregation-key.ts";
import { matchTrigger } from "#lib/domain/issues/match-trigger.ts";
import { causeOf, type IssueFact, readFact, type Sighting } from "#lib/domain/issues/read-fact.ts";
import type { IssuePlace, IssueWatcher } from "./load-watchers.ts";

/** All cases of one issue in a batch of facts. */
export type GatheredIssue = {
  projectId: string;
  triggerId: string;
  resourceId: string;
  sighting: Sighting;
  /** In hex. */
  hash: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
  buckets: Map<number, number>;
  /** The ids of what happened, from the first to the last. */
  firstId: string;
  lastId: string;
};

function add(issue: GatheredIssue, fact: IssueFact, sighting: Sighting): void {
  const minute = fact.minuteAt.getTime();
  issue.count += fact.count;
  issue.buckets.set(minute, (issue.buckets.get(minute) ?? 0) + fact.count);
  if (fact.firstAt < issue.firstAt) issue.firstAt = fact.firstAt;
  if (fact.firstId < issue.firstId) issue.firstId = fact.firstId;
  if (fact.lastId > issue.lastId) issue.lastId = fact.lastId;
  if (fact.lastAt < issue.lastAt) return;
  issue.lastAt = fact.lastAt;
  issue.sighting = sighting;
}

function open(fact: IssueFact, triggerId: string, sighting: Sighting, hash: string): GatheredIssue {
  const { projectId, resourceId, firstAt, lastAt, firstId, lastId } = fact;
  const place = { projectId, triggerId, resourceId, sighting, hash };
  return { ...place, count: 0, firstAt, lastAt, buckets: new Map(), firstId, lastId };
}

/** Groups facts by the issue that they are cases of; those that no trigger asks for are left out. */
export function gatherSightings(
  facts: readonly IssueFact[],
  watchers: readonly IssueWatcher[],
  places: ReadonlyMap<string, IssuePlace>,
): GatheredIssue[] {
  const issues = new Map<string, GatheredIssue>();
  for (const fact of facts) {
    const place = places.get(fact.resourceId);
    if (!place || !fact.isFailure) continue;
    const rivals = watchers.filter(
      ({ type, projectId }) => type === fact.type && projectId === fact.projectId,
    );
    const cause = causeOf(fact);
    const trigger = matchTrigger(rivals, cause === undefined ? place : { ...place, cause });
    const sighting = trigger && readFact(fact, trigger.configs, place.isCli);
    if (!trigger || !sighting) continue;
    const hash = aggregationHash(sighting.type, sighting.aggregation_keys).toString("hex");
    const key = `${fact.projectId} ${hash}`;
    const issue = issues.get(key) ?? open(fact, trigger.id, sighting, hash);
    issues.set(key, issue);
    add(issue, fact, sighting);
  }
  return [...issues.values()];
}
