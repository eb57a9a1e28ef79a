"use client";

import { clsx } from "clsx";
import { Menu as MenuIcon, PanelLeft, Search } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { ShortcutKeys } from "#components/keyboard/shortcut-keys.tsx";
import { NotificationCentre } from "#components/notifications/notification-centre.tsx";
import { DeliveryBanner } from "#components/system/delivery-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { SIDEBAR_COOKIE, storeOnDevice } from "./device-cookies.ts";
import { Mark } from "./mark.tsx";
import { Nav } from "./nav.tsx";
import { ProjectSwitcher, type ShellProject } from "./project-switcher.tsx";
import { SearchButton } from "./search-button.tsx";
import { ShellKeys } from "./shell-keys.tsx";
import { UserMenu } from "./user-menu.tsx";

// Only phones open it.
const Sheet = onDemand(() => import("#components/ui/sheet.tsx").then((module) => module.Sheet));

type AppShellProps = {
  email: string;
  project: { id: string; name: string };
  projects: readonly ShellProject[];
  startsCollapsed: boolean;
  onSwitchProject: (projectId: string) => void;
  onSignOut: () => void;
  children: ReactNode;
};

export function AppShell({ startsCollapsed, children, ...identity }: AppShellProps) {
  const [isCollapsed, setIsCollapsed] = useState(startsCollapsed);
  // Null until it is opened for the first time.
  const [isDrawerOpen, setIsDrawerOpen] = useState<boolean | null>(null);

  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const search = () => setIsPaletteOpen(true);

  const toggle = useCallback(() => {
    setIsCollapsed(!isCollapsed);
    storeOnDevice(SIDEBAR_COOKIE, isCollapsed ? "open" : "collapsed");
  }, [isCollapsed]);

  return (
    <div className="flex h-dvh">
      <a
        href="#content"
        className="focus:rounded-control focus:bg-raised sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <aside
        className={clsx(
          "border-line bg-surface hidden shrink-0 flex-col border-r transition-[width] duration-140 ease-out md:flex",
          isCollapsed ? "w-14" : "w-56",
        )}
      >
        <SidebarContent
          isCollapsed={isCollapsed}
          onToggle={toggle}
          onSearch={search}
          {...identity}
        />
      </aside>
      {isDrawerOpen === null ? null : (
        <Sheet isOpen={isDrawerOpen} onOpenChange={setIsDrawerOpen} title="Navigation">
          <SidebarContent
            isCollapsed={false}
            onSearch={() => {
              setIsDrawerOpen(false);
              search();
            }}
            onNavigate={() => setIsDrawerOpen(false)}
            {...identity}
          />
        </Sheet>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="border-line bg-surface flex h-12 shrink-0 items-center gap-2 border-b px-2 md:hidden">
          <Button
            variant="ghost"
            size="icon"
            aria-label="Open navigation"
            onClick={() => setIsDrawerOpen(true)}
          >
            <MenuIcon />
          </Button>
          <Mark className="text-link size-4 shrink-0" />
          <span className="min-w-0 flex-1 truncate font-medium">{identity.project.name}</span>
          <Button variant="ghost" size="icon" aria-label="Search" onClick={search}>
            <Search />
          </Button>
          <NotificationCentre side="bottom" />
        </header>
        <DeliveryBanner />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      <ShellKeys
        isPaletteOpen={isPaletteOpen}
        onPaletteOpenChange={setIsPaletteOpen}
        toggleSidebar={toggle}
      />
    </div>
  );
}

type SidebarContentProps = Pick<
  AppShellProps,
  "email" | "project" | "projects" | "onSwitchProject" | "onSignOut"
> & {
  isCollapsed: boolean;
  onSearch: () => void;
  onToggle?: () => void;
  onNavigate?: () => void;
};

function SidebarContent(props: SidebarContentProps) {
  const { isCollapsed, onToggle } = props;
  return (
    <>
      <div className="flex h-12 shrink-0 items-center px-2">
        <ProjectSwitcher
          projects={props.projects}
          project={props.project}
          isCollapsed={isCollapsed}
          onSwitch={props.onSwitchProject}
        />
      </div>
      <div className={clsx("flex shrink-0 items-center gap-1 px-2", isCollapsed && "flex-col")}>
        <SearchButton isCollapsed={isCollapsed} onSearch={props.onSearch} />
        {onToggle ? <NotificationCentre side="right" /> : null}
      </div>
      <Nav isCollapsed={isCollapsed} {...(props.onNavigate && { onNavigate: props.onNavigate })} />
      <div
        className={clsx(
          "border-line flex shrink-0 items-center gap-1 border-t p-2",
          isCollapsed && "flex-col",
        )}
      >
        <div className="w-full min-w-0 flex-1">
          <UserMenu email={props.email} isCollapsed={isCollapsed} onSignOut={props.onSignOut} />
        </div>
        {onToggle ? <CollapseButton isCollapsed={isCollapsed} onToggle={onToggle} /> : null}
      </div>
    </>
  );
}

function CollapseButton({ isCollapsed, onToggle }: { isCollapsed: boolean; onToggle: () => void }) {
  const label = isCollapsed ? "Expand sidebar" : "Collapse sidebar";
  return (
    <Tooltip
      side="right"
      content={
        <span className="flex items-center gap-1.5">
          {label} <ShortcutKeys keys={["Mod", "B"]} />
        </span>
      }
    >
      <Button variant="ghost" size="icon-toolbar" aria-label={label} onClick={onToggle}>
        <PanelLeft />
      </Button>
    </Tooltip>
  );
}
