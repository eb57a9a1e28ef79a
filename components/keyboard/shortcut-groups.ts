export type Shortcut = {
  /** Pressed one after the other; "Mod" is Cmd or Ctrl, held together with the next. */
  keys: readonly string[];
  label: string;
};

export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

/** Where `G` and a letter go. */
export const GO_KEYS = {
  c: { label: "Connections", href: "/connections" },
  s: { label: "Sources", href: "/sources" },
  d: { label: "Destinations", href: "/destinations" },
  t: { label: "Transformations", href: "/transformations" },
  r: { label: "Requests", href: "/requests" },
  e: { label: "Events", href: "/events" },
  b: { label: "Bookmarks", href: "/bookmarks" },
  i: { label: "Issues", href: "/issues" },
  m: { label: "Metrics", href: "/metrics" },
} as const satisfies Record<string, { label: string; href: string }>;

/** Every shortcut there is, as the sheet shows them. */
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = [
  {
    title: "Anywhere",
    shortcuts: [
      { keys: ["Mod", "K"], label: "Search and commands" },
      { keys: ["?"], label: "This sheet" },
      { keys: ["Mod", "B"], label: "Fold the sidebar" },
      { keys: ["Esc"], label: "Close what is open" },
    ],
  },
  {
    title: "Go to",
    shortcuts: Object.entries(GO_KEYS).map(([key, { label }]) => ({
      keys: ["G", key.toUpperCase()],
      label,
    })),
  },
  {
    title: "Lists",
    shortcuts: [
      { keys: ["J"], label: "Next row, or ↓" },
      { keys: ["K"], label: "Previous row, or ↑" },
      { keys: ["Enter"], label: "Open the row" },
      { keys: ["/"], label: "Search" },
      { keys: ["F"], label: "Add a filter" },
      { keys: ["X"], label: "Select the row" },
      { keys: ["L"], label: "Live on and off" },
    ],
  },
  {
    title: "An event or request",
    shortcuts: [
      { keys: ["R"], label: "Retry" },
      { keys: ["Shift", "R"], label: "Replay with changes" },
      { keys: ["B"], label: "Bookmark" },
      { keys: ["C"], label: "Copy as cURL" },
      { keys: ["["], label: "Older attempt" },
      { keys: ["]"], label: "Newer attempt" },
      { keys: ["1"], label: "First tab, and so on to 4" },
    ],
  },
  {
    title: "An issue",
    shortcuts: [
      { keys: ["A"], label: "Acknowledge" },
      { keys: ["E"], label: "Resolve" },
    ],
  },
  {
    title: "Editors",
    shortcuts: [
      { keys: ["Mod", "Enter"], label: "Run, or confirm" },
      { keys: ["Mod", "S"], label: "Save" },
    ],
  },
];
