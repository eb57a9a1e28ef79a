"use client";

import { parseAsString, useQueryState } from "nuqs";
import type { ComponentProps } from "react";
import { Tabs } from "../ui/tabs.tsx";

type UrlTabsProps = Pick<ComponentProps<typeof Tabs<string>>, "tabs">;

/** Tabs of which the chosen one stands in the URL; the first goes without saying. */
export function UrlTabs({ tabs }: UrlTabsProps) {
  const first = tabs[0]?.value ?? "";
  const [named, setTab] = useQueryState("tab", parseAsString);
  const tab = tabs.some(({ value }) => value === named) ? (named ?? first) : first;
  return (
    <Tabs
      tabs={tabs}
      value={tab}
      onValueChange={(next) => void setTab(next === first ? null : next)}
    />
  );
}
