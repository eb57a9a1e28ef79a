import { useState } from "react";

/** Tells whether something was ever open: from then on it stays on the page, so that it can close in motion. */
export function useOnceOpen(isOpen: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return wasOpen;
}
