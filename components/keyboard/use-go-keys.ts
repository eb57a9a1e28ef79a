"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { isTyping } from "#components/common/is-typing.ts";
import { GO_KEYS } from "./shortcut-groups.ts";

const SECOND_KEY_MS = 1_200;

/** Goes to a page by `G` and a letter. The letter is kept from every other shortcut. */
export function useGoKeys(): void {
  const router = useRouter();
  const startedAt = useRef(Number.NEGATIVE_INFINITY);
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event) || event.shiftKey) return;
    const isSecond = event.timeStamp - startedAt.current < SECOND_KEY_MS;
    startedAt.current = Number.NEGATIVE_INFINITY;
    const target = GO_KEYS[event.key as keyof typeof GO_KEYS];
    if (isSecond && Object.hasOwn(GO_KEYS, event.key)) {
      event.preventDefault();
      event.stopPropagation();
      router.push(target.href);
    } else if (event.key === "g") {
      startedAt.current = event.timeStamp;
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    // Before the listeners of the page, which know the letter as something else.
    window.addEventListener("keydown", listener, { capture: true });
    return () => window.removeEventListener("keydown", listener, { capture: true });
  }, []);
}
