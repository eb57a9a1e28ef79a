export const TIME_STYLES = ["relative", "local", "utc"] as const;
export type TimeStyle = (typeof TIME_STYLES)[number];

const STORE_KEY = "sluice-times";
const listeners = new Set<() => void>();

function read(): TimeStyle {
  try {
    const stored = localStorage.getItem(STORE_KEY);
    return TIME_STYLES.find((style) => style === stored) ?? "relative";
  } catch {
    // A browser that keeps nothing for us shows what everybody sees first.
    return "relative";
  }
}

/** How instants are written, kept on this device: "12 s ago", or the clock in the reader's zone or in UTC. */
export const timeStyle = {
  get: (): TimeStyle => (typeof window === "undefined" ? "relative" : read()),
  set(style: TimeStyle) {
    try {
      localStorage.setItem(STORE_KEY, style);
    } catch {
      // Then it lasts no longer than this page.
    }
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
