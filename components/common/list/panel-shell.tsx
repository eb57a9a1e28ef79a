"use client";

import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";

export type PanelNavigation = {
  /** Left out where there is no page of its own. */
  fullHref?: string;
  onClose: () => void;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
};

type PanelShellProps = {
  title: ReactNode;
  actions?: ReactNode;
  navigation: PanelNavigation;
  children: ReactNode;
};

/** The frame of a side panel: what it shows, what can be done, and the way to its neighbours. */
export function PanelShell({ title, actions, navigation, children }: PanelShellProps) {
  return (
    <div className="flex h-full flex-col">
      <header className="border-line flex min-h-12 shrink-0 items-center gap-2 border-b py-2 pr-2 pl-4">
        <div className="flex min-w-0 flex-1 items-center gap-2">{title}</div>
        {actions}
        <StepButton label="Previous" shortcut="K" onStep={navigation.onPrevious}>
          <ChevronUp />
        </StepButton>
        <StepButton label="Next" shortcut="J" onStep={navigation.onNext}>
          <ChevronDown />
        </StepButton>
        {navigation.fullHref === undefined ? null : (
          <ButtonLink
            href={navigation.fullHref}
            variant="ghost"
            size="icon-toolbar"
            className="max-sm:hidden"
            aria-label="Open the full page"
          >
            <Maximize2 />
          </ButtonLink>
        )}
        <Tooltip content={<Hint label="Close" shortcut="Esc" />}>
          <Button
            variant="ghost"
            size="icon-toolbar"
            aria-label="Close"
            onClick={navigation.onClose}
          >
            <X />
          </Button>
        </Tooltip>
      </header>
      <div className="min-h-0 flex-1 scrollbar-thin overflow-y-auto px-4 py-3">{children}</div>
    </div>
  );
}

type StepButtonProps = {
  label: string;
  shortcut: string;
  onStep: (() => void) | null;
  children: ReactNode;
};

function StepButton({ label, shortcut, onStep, children }: StepButtonProps) {
  return (
    <Tooltip content={<Hint label={label} shortcut={shortcut} />}>
      <Button
        variant="ghost"
        size="icon-toolbar"
        aria-label={label}
        disabled={onStep === null}
        onClick={() => onStep?.()}
      >
        {children}
      </Button>
    </Tooltip>
  );
}

function Hint({ label, shortcut }: { label: string; shortcut: string }) {
  return (
    <span className="flex items-center gap-1.5">
      {label} <Kbd>{shortcut}</Kbd>
    </span>
  );
}
