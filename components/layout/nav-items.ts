import {
  ArrowRightFromLine,
  ArrowRightToLine,
  BookOpenText,
  Braces,
  ChartLine,
  CirclePlay,
  Inbox,
  type LucideIcon,
  Send,
  Settings,
  Waypoints,
} from "lucide-react";

type NavView = { label: string; status: string };

export type NavItem = {
  label: string;
  href: string;
  icon: LucideIcon;
  /** Filtered views of the list, shown below the item. */
  views?: readonly NavView[];
};

type NavGroup = { label: string | null; items: readonly NavItem[] };

export const NAV_GROUPS: readonly NavGroup[] = [
  { label: null, items: [{ label: "Get started", href: "/get-started", icon: CirclePlay }] },
  {
    label: "Configure",
    items: [
      { label: "Connections", href: "/connections", icon: Waypoints },
      { label: "Sources", href: "/sources", icon: ArrowRightToLine },
      { label: "Destinations", href: "/destinations", icon: ArrowRightFromLine },
      { label: "Transformations", href: "/transformations", icon: Braces },
    ],
  },
  {
    label: "Monitor",
    items: [{ label: "Metrics", href: "/metrics", icon: ChartLine }],
  },
  {
    label: "Inspect",
    items: [
      { label: "Requests", href: "/requests", icon: Inbox },
      {
        label: "Events",
        href: "/events",
        icon: Send,
        views: [
          { label: "Failed", status: "FAILED" },
          { label: "Pending", status: "QUEUED" },
          { label: "Paused", status: "HOLD" },
          { label: "Successful", status: "SUCCESSFUL" },
        ],
      },
    ],
  },
  {
    label: null,
    items: [
      { label: "Settings", href: "/settings", icon: Settings },
      { label: "API reference", href: "/api-reference", icon: BookOpenText },
    ],
  },
];
