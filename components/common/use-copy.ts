"use client";

import { useEffect, useRef, useState } from "react";
import { notify } from "#components/common/notify.ts";
import { copyText } from "./copy-text.ts";

const SHOWN_MS = 1500;

/** Copies on demand and says for a moment that it did; a refusal of the browser becomes a toast. */
export function useCopy(): { isCopied: boolean; copy: (text: string) => Promise<void> } {
  const [isCopied, setIsCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(text: string): Promise<void> {
    if (!(await copyText(text))) {
      notify.error("Not copied", {
        description: "The browser refused. Select the text and copy it by hand.",
      });
      return;
    }
    setIsCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsCopied(false), SHOWN_MS);
  }

  return { isCopied, copy };
}
