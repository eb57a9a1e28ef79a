import type { LucideIcon } from "lucide-react";

/** One line of the palette. */
export type Command = {
  id: string;
  label: string;
  /** What it belongs to, as a heading: "Go to", "Connections". */
  group: string;
  /** Said beside the label in a quieter voice. */
  hint?: string;
  /** Other words that find it. */
  keywords?: string;
  icon?: LucideIcon;
  keys?: readonly string[];
  /** Shown only when it is searched for. */
  isHiddenUntilSearch?: boolean;
} & ({ href: string } | { run: () => void });
