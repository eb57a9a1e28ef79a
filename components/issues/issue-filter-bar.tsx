"use client";

import { useQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { ChoiceMenu } from "#components/common/filters/choice-menu.tsx";
import { FilterMenu } from "#components/common/filters/filter-menu.tsx";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuCheck } from "#components/ui/menu.tsx";
import { issueTriggersOptions } from "#lib/client/issue-triggers.ts";
import { type IssueFilters, issuePeopleOptions } from "#lib/client/issues.ts";
import type { IssueStatus, IssueType } from "#lib/schemas/enums.ts";
import { STATUS_WORDS, TYPE_WORDS } from "./issue-words.ts";
import { triggerTitle } from "./trigger-words.ts";

const optionsOf = <V extends string>(words: Record<V, string>) =>
  Object.entries(words).map(([value, label]) => ({ value: value as V, label: label as string }));

const SORTS = [
  { value: "first_seen_at" as const, label: "First seen" },
  { value: "occurrences" as const, label: "Most occurrences" },
];

type IssueFilterBarProps = {
  filters: IssueFilters;
  isFiltered: boolean;
  onChange: (changes: Partial<IssueFilters>) => void;
  onClear: () => void;
};

export function IssueFilterBar({ filters, isFiltered, onChange, onClear }: IssueFilterBarProps) {
  const people = useQuery(issuePeopleOptions()).data ?? [];
  const triggers = useQuery(issueTriggersOptions()).data ?? [];
  const assignees = people.map(({ id, name, email }) => ({ value: id, label: name ?? email }));
  return (
    <>
      <SearchInput
        label="Search issues"
        value={filters.search}
        onChange={(search) => onChange({ search })}
      />
      <FilterMenu<IssueStatus>
        label="Status"
        options={optionsOf(STATUS_WORDS)}
        selected={filters.status}
        onChange={(status) => onChange({ status })}
      />
      <FilterMenu<IssueType>
        label="Type"
        options={optionsOf(TYPE_WORDS)}
        selected={filters.type}
        onChange={(type) => onChange({ type })}
      />
      <ChoiceMenu
        label="Assignee"
        allLabel="Anybody's"
        options={[{ value: "none", label: "Nobody's" }, ...assignees]}
        selected={filters.assignee}
        onChange={(assignee) => onChange({ assignee })}
      />
      <ChoiceMenu
        label="Trigger"
        allLabel="Any trigger"
        options={triggers.map((trigger) => ({ value: trigger.id, label: triggerTitle(trigger) }))}
        selected={filters.trigger}
        onChange={(trigger) => onChange({ trigger })}
      />
      <ChoiceMenu
        label="Order"
        allLabel="Last seen"
        options={SORTS}
        selected={filters.sort === "last_seen_at" ? null : filters.sort}
        onChange={(sort) => onChange({ sort: sort ?? "last_seen_at" })}
      />
      <Menu
        trigger={
          <Button size="icon-toolbar" aria-label="What the list shows">
            <SlidersHorizontal />
          </Button>
        }
      >
        <MenuCheck isChecked={filters.dismissed} onChange={(dismissed) => onChange({ dismissed })}>
          Include dismissed
        </MenuCheck>
        <MenuCheck isChecked={filters.snoozed} onChange={(snoozed) => onChange({ snoozed })}>
          Include snoozed
        </MenuCheck>
      </Menu>
      {isFiltered ? (
        <Button variant="ghost" size="toolbar" onClick={onClear}>
          Clear
        </Button>
      ) : null}
    </>
  );
}
