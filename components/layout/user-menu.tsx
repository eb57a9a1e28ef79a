"use client";

import { Clock, Globe, LogOut, Monitor, Moon, Sun, Timer, UserRound } from "lucide-react";
import { useTheme } from "next-themes";
import { timeStyle } from "#components/common/time-style.ts";
import { useTimeStyle } from "#components/common/use-time-style.ts";
import { Menu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";

type UserMenuProps = { email: string; isCollapsed: boolean; onSignOut: () => void };

const THEMES = [
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
];

const TIMES = [
  { value: "relative", label: "Relative: 12 s ago", icon: <Timer aria-hidden /> },
  { value: "local", label: "Clock, your zone", icon: <Clock aria-hidden /> },
  { value: "utc", label: "Clock, UTC", icon: <Globe aria-hidden /> },
] as const;

export function UserMenu({ email, isCollapsed, onSignOut }: UserMenuProps) {
  const { theme, setTheme } = useTheme();
  const times = useTimeStyle();
  return (
    <Menu
      side="top"
      className="w-56"
      trigger={
        <button
          type="button"
          aria-label={`Account ${email}`}
          className="rounded-control text-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover flex h-9 w-full items-center gap-2.5 px-2"
        >
          <span className="bg-off-soft text-off flex size-5 shrink-0 items-center justify-center rounded-full text-[11px] font-medium uppercase">
            {email.charAt(0)}
          </span>
          {isCollapsed ? null : <span className="min-w-0 truncate text-left">{email}</span>}
        </button>
      }
    >
      <MenuChoice
        label="Theme"
        value={theme ?? "system"}
        onValueChange={setTheme}
        options={THEMES}
      />
      <MenuSeparator />
      <MenuChoice label="Times" value={times} onValueChange={timeStyle.set} options={TIMES} />
      <MenuSeparator />
      <MenuLink href="/settings/account" icon={<UserRound />}>
        Account
      </MenuLink>
      <MenuItem icon={<LogOut />} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
