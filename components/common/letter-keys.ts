const STORE_KEY = "sluice-letter-keys";

const listeners = new Set<() => void>();

function read(): boolean {
  try {
    return localStorage.getItem(STORE_KEY) !== "off";
  } catch {
    // A browser that keeps nothing for us has them on.
    return true;
  }
}

/**
 * Whether shortcuts of a single letter are on, kept on this device. They can be switched off since whoever
 * dictates or types with a switch triggers them by accident (WCAG 2.1.4).
 */
export const letterKeys = {
  get: () => (typeof window === "undefined" ? true : read()),
  set(isOn: boolean) {
    try {
      localStorage.setItem(STORE_KEY, isOn ? "on" : "off");
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
