"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import { clsx } from "clsx";
import type { ReactNode } from "react";

type Tab<Value extends string> = {
  value: Value;
  label: ReactNode;
  /** A number behind the label, for example how many attempts there are. */
  count?: number | undefined;
  content: ReactNode;
  /** Stays as it is while another tab is looked at: what was typed there is not lost. */
  isKept?: boolean;
};

type TabsProps<Value extends string> = {
  tabs: readonly Tab<Value>[];
  value?: Value;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  className?: string;
};

export function Tabs<Value extends string>({
  tabs,
  value,
  defaultValue,
  onValueChange,
  className,
}: TabsProps<Value>) {
  return (
    <BaseTabs.Root
      className={clsx("flex flex-col", className)}
      {...(value === undefined ? { defaultValue: defaultValue ?? tabs[0]?.value } : { value })}
      onValueChange={onValueChange}
    >
      <BaseTabs.List className="border-line relative flex gap-4 border-b">
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className="text-body text-muted hover:text-ink data-active:text-ink flex h-9 items-center gap-1.5 transition-colors data-active:font-medium"
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="text-faint">{tab.count}</span>}
          </BaseTabs.Tab>
        ))}
        <BaseTabs.Indicator className="bg-accent absolute bottom-[-1px] left-(--active-tab-left) h-0.5 w-(--active-tab-width) transition-[left,width] duration-140 ease-out" />
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel
          key={tab.value}
          value={tab.value}
          keepMounted={tab.isKept ?? false}
          className="min-w-0 outline-none"
        >
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
