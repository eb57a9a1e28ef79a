"use client";

import { CirclePause, CirclePlay, Keyboard, Moon, PanelLeft, Plus, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { connectionTitle } from "#components/connections/connection-title.ts";
import { type Directory, useDirectory } from "#components/connections/use-directory.ts";
import { GO_KEYS } from "#components/keyboard/shortcut-groups.ts";
import { NAV_GROUPS } from "#components/layout/nav-items.ts";
import { useOpenProject, useProjectCan } from "#components/layout/project-context.tsx";
import { SETTINGS_GROUPS } from "#components/settings/settings-nav-items.ts";
import { useSwitchConnection } from "#lib/client/connections.ts";
import type { Command } from "./command.ts";
import { readRecent } from "./recent-pages.ts";

export type ShellActions = { toggleSidebar: () => void; showShortcuts: () => void };

/** Everything that the palette can find, in the order in which an empty search shows it. */
export function useCommands(actions: ShellActions): Command[] {
  const directory = useDirectory();
  const project = useOpenProject();
  const can = useProjectCan();
  const { setTheme } = useTheme();
  const switchConnection = useSwitchConnection().mutate;
  return useMemo(() => {
    const toggle = (id: string, to: "pause" | "unpause", label: string) =>
      switchConnection(
        { id, to },
        {
          onSuccess: () =>
            notify.success(to === "pause" ? "Connection paused" : "Connection unpaused", {
              description: label,
            }),
          onError: (error) => notify.error("Not changed", { description: errorMessage(error) }),
        },
      );
    return [
      ...recentCommands(readRecent(project.id), directory),
      ...pageCommands().filter(({ permission }) => !permission || can(permission)),
      ...resourceCommands(directory),
      ...(can("gateway.write") ? [...NEW_COMMANDS, ...pauseCommands(directory, toggle)] : []),
      {
        id: "light",
        group: "Actions",
        label: "Light theme",
        icon: Sun,
        run: () => setTheme("light"),
      },
      {
        id: "dark",
        group: "Actions",
        label: "Dark theme",
        icon: Moon,
        run: () => setTheme("dark"),
      },
      {
        id: "sidebar",
        group: "Actions",
        label: "Fold or unfold the sidebar",
        icon: PanelLeft,
        keys: ["Mod", "B"],
        run: actions.toggleSidebar,
      },
      {
        id: "shortcuts",
        group: "Actions",
        label: "Keyboard shortcuts",
        icon: Keyboard,
        keys: ["?"],
        run: actions.showShortcuts,
      },
    ];
  }, [directory, project.id, can, setTheme, switchConnection, actions]);
}

const NEW_COMMANDS: Command[] = [
  {
    id: "new-connection",
    group: "Actions",
    label: "New connection",
    keywords: "create add",
    icon: Plus,
    href: "/connections/new",
  },
];

function goKeys(href: string): { keys: readonly string[] } | null {
  const key = Object.entries(GO_KEYS).find(([, target]) => target.href === href)?.[0];
  return key ? { keys: ["G", key.toUpperCase()] } : null;
}

function pageCommands() {
  const pages = NAV_GROUPS.flatMap(({ items }) => items).map((item) => ({
    id: item.href,
    group: "Go to",
    label: item.label,
    icon: item.icon,
    href: item.href,
    ...goKeys(item.href),
    permission: undefined,
  }));
  const settings = SETTINGS_GROUPS.flatMap(({ label: group, items }) =>
    items.map((item) => ({
      id: item.href,
      group: "Settings",
      label: item.label,
      hint: group,
      keywords: "settings",
      href: item.href,
      isHiddenUntilSearch: true,
      permission: item.permission,
    })),
  );
  return [...pages, ...settings];
}

function resourceCommands({ connections, sources, destinations }: Directory): Command[] {
  const rest = { isHiddenUntilSearch: true };
  return [
    ...[...connections.values()].map((connection) => ({
      id: connection.id,
      group: "Connections",
      label: connectionTitle(connection),
      keywords: connection.id,
      href: `/connections/${connection.id}`,
      ...rest,
    })),
    ...[...sources.values()].map(({ id, name, type }) => ({
      id,
      group: "Sources",
      label: name,
      keywords: `${id} ${type}`,
      href: `/sources/${id}`,
      ...rest,
    })),
    ...[...destinations.values()].map(({ id, name, type }) => ({
      id,
      group: "Destinations",
      label: name,
      keywords: `${id} ${type}`,
      href: `/destinations/${id}`,
      ...rest,
    })),
  ];
}

function pauseCommands(
  { connections }: Directory,
  toggle: (id: string, to: "pause" | "unpause", label: string) => void,
): Command[] {
  return [...connections.values()]
    .filter((connection) => connection.disabled_at === null)
    .map((connection) => {
      const title = connectionTitle(connection);
      const isPaused = connection.paused_at !== null;
      return {
        id: `toggle-${connection.id}`,
        group: "Actions",
        label: `${isPaused ? "Unpause" : "Pause"} ${title}`,
        icon: isPaused ? CirclePlay : CirclePause,
        isHiddenUntilSearch: true,
        run: () => toggle(connection.id, isPaused ? "unpause" : "pause", title),
      };
    });
}

function recentCommands(paths: readonly string[], directory: Directory): Command[] {
  return paths.flatMap((href) => {
    const [, noun = "", id = ""] = href.split("/");
    const connection = directory.connections.get(id);
    const name = connection
      ? connectionTitle(connection)
      : (directory.sources.get(id)?.name ?? directory.destinations.get(id)?.name ?? id);
    return [{ id: `recent-${href}`, group: "Recent", label: name, hint: noun.slice(0, -1), href }];
  });
}
