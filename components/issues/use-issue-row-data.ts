"use client";

import { useQuery } from "@tanstack/react-query";
import { directoryChoices } from "#components/common/filters/directory-choices.ts";
import type { ChoicesOf } from "#components/common/filters/filter-words.ts";
import { issueTriggersOptions, transformationNamesOptions } from "#lib/client/issue-triggers.ts";
import { issuePeopleOptions, occurrencesOptions } from "#lib/client/issues.ts";
import type { FilterChoice } from "#lib/client/lists/filter-field.ts";
import type { IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import { fillSteps, lastDay } from "./issue-hours.ts";
import { triggerTitle } from "./trigger-words.ts";
import { type IssueNames, useIssueNames } from "./use-issue-names.ts";

/** How many rows a sparkline is fetched for. */
const MOST_LINES = 100;
const NOBODY = { value: "none", label: "Nobody" };

export type IssueRowData = {
  names: IssueNames;
  /** Names of assignees by id. */
  people: ReadonlyMap<string, string>;
  triggers: readonly IssueTriggerModel[];
  /** Names of transformations by id. */
  transformations: ReadonlyMap<string, string>;
  /** How often each occurred in each hour of the last day. */
  hours: (id: string) => readonly number[];
};

/** Reads what the rows of issues are shown with. */
export function useIssueRowData(rows: readonly { id: string }[]): IssueRowData {
  const day = lastDay(Date.now());
  const ids = rows.slice(0, MOST_LINES).map(({ id }) => id);
  const occurrences = useQuery(occurrencesOptions(ids, day)).data;
  const people = useQuery(issuePeopleOptions()).data ?? [];
  const triggers = useQuery(issueTriggersOptions()).data ?? [];
  const transformations = useQuery(transformationNamesOptions()).data ?? new Map();
  return {
    names: useIssueNames(),
    people: new Map(people.map(({ id, name, email }) => [id, name ?? email])),
    triggers,
    transformations,
    hours: (id) => fillSteps(occurrences?.get(id) ?? [], day),
  };
}

const choicesIn = (names: ReadonlyMap<string, string>): FilterChoice[] =>
  [...names].map(([value, label]) => ({ value, label }));

/** Knows what can be chosen of each filter of issues. */
export function issueChoices({
  names,
  people,
  triggers,
  transformations,
}: IssueRowData): ChoicesOf {
  const ofDirectory = directoryChoices(names.directory);
  return (field) => {
    const resource = field.kind === "resources" ? field.resource : null;
    if (resource === "people") return [NOBODY, ...choicesIn(people)];
    if (resource === "transformations") return choicesIn(transformations);
    if (resource === "triggers") {
      return triggers.map((trigger) => ({ value: trigger.id, label: triggerTitle(trigger) }));
    }
    return ofDirectory(field);
  };
}
