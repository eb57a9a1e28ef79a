"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { canonicalLines } from "./canonical-lines.ts";
import { DiffView } from "./diff-view.tsx";
import { type Side, sideOptions } from "./side.ts";
import { SidePicker } from "./side-picker.tsx";

const PARSERS = {
  left: parseAsString,
  right: parseAsString,
  whole: parseAsBoolean.withDefault(false),
};

/** Two events, attempts, requests or bookmarks beside each other: what is other about them. */
export function CompareScreen() {
  const [{ left, right, whole }, set] = useQueryStates(PARSERS, { history: "replace" });
  const leftQuery = useQuery(sideOptions(left));
  const rightQuery = useQuery(sideOptions(right));
  return (
    <Page
      className="max-w-5xl"
      header={
        <PageHeader
          title="Compare"
          actions={
            <Button
              size="toolbar"
              disabled={!left || !right}
              onClick={() => void set({ left: right, right: left })}
            >
              <ArrowLeftRight />
              Swap
            </Button>
          }
        />
      }
    >
      <div className="flex flex-col gap-5">
        {left || right ? null : (
          <p className="text-muted max-w-2xl">
            Shows what is different between two events, attempts, requests or bookmarks. The menu of
            each has “Compare with…”, which fills in one side.
          </p>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <SidePicker
            label="Left"
            id={left}
            query={leftQuery}
            other={{ id: right, side: rightQuery.data }}
            onChange={(id) => void set({ left: id })}
          />
          <SidePicker
            label="Right"
            id={right}
            query={rightQuery}
            other={{ id: left, side: leftQuery.data }}
            onChange={(id) => void set({ right: id })}
          />
        </div>
        {leftQuery.data && rightQuery.data ? (
          <>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control */}
            <label className="text-body flex items-center gap-2">
              <Switch
                checked={whole}
                onCheckedChange={(isOn) => void set({ whole: isOn })}
                aria-label="Show what is the same"
              />
              Show what is the same
            </label>
            <Differences left={leftQuery.data} right={rightQuery.data} isWhole={whole} />
          </>
        ) : null}
        {leftQuery.isLoading || rightQuery.isLoading ? (
          <div role="status" aria-label="Loading what is compared">
            <Skeleton className="h-40" />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

type DifferencesProps = { left: Side; right: Side; isWhole: boolean };

function Differences({ left, right, isWhole }: DifferencesProps) {
  const bodies = useMemo(
    () => ({ left: canonicalLines(left.body), right: canonicalLines(right.body) }),
    [left.body, right.body],
  );
  const sections = [
    { title: "Body", ...bodies },
    { title: "Headers", left: left.headers, right: right.headers },
    { title: "Details", left: left.facts, right: right.facts },
  ];
  return sections.map((section) => (
    <section key={section.title} className="flex flex-col gap-2">
      <h2 className="text-form font-medium">{section.title}</h2>
      <DiffView
        label={`${section.title}, left and right`}
        left={section.left}
        right={section.right}
        isWhole={isWhole}
      />
    </section>
  ));
}
