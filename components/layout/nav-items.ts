import {
  ArrowRightFromLine,
  ArrowRightToLine,
  Bookmark,
  BookOpenText,
  Braces,
  ChartLine,
  CircleAlert,
  CirclePlay,
  Inbox,
  Layers,
  type LucideIcon,
  Send,
  Settings,
  Siren,
  Waypoints,
} from "lucide-react";
import type { SavedViewList } from "#lib/schemas/saved-view.ts";

type NavView = { label: string; status: string };

export type NavItem = {
  label: string;
  href: string;
  icon: LucideIcon;
  /** Filtered views of the list, shown below the item. */
  views?: readonly NavView[];
  /** What the saved views below it are of. */
  list?: SavedViewList;
  /** Says how many issues are open. */
  hasOpenIssues?: boolean;
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
    items: [
      { label: "Issues", href: "/issues", icon: CircleAlert, hasOpenIssues: true, list: "issues" },
      { label: "Issue triggers", href: "/issue-triggers", icon: Siren },
      { label: "Metrics", href: "/metrics", icon: ChartLine },
    ],
  },
  {
    label: "Inspect",
    items: [
      {
        label: "Requests",
        href: "/requests",
        icon: Inbox,
        list: "requests",
        views: [
          { label: "Accepted", status: "accepted" },
          { label: "Rejected", status: "rejected" },
        ],
      },
      {
        label: "Events",
        href: "/events",
        icon: Send,
        list: "events",
        views: [
          { label: "Failed", status: "FAILED" },
          { label: "Pending", status: "QUEUED" },
          { label: "Paused", status: "HOLD" },
          { label: "Successful", status: "SUCCESSFUL" },
        ],
      },
      { label: "Bookmarks", href: "/bookmarks", icon: Bookmark, list: "bookmarks" },
      { label: "Bulk operations", href: "/bulk-operations", icon: Layers },
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
