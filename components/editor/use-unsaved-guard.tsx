"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";

/** The part of the Navigation API that tells of Back and Forward before they happen. */
type Traversal = Event & {
  navigationType: string;
  destination: { url: string; index: number; sameDocument: boolean };
};
type Navigation = EventTarget & { currentEntry: { index: number } | null };

/**
 * Asks before unsaved changes are left behind: by a link, by Back and Forward (where the browser tells in
 * time), and by closing or reloading the page. Render what it returns.
 */
export function useUnsavedGuard(isDirty: boolean, what: string): ReactNode {
  const router = useRouter();
  const [leave, setLeave] = useState<(() => void) | null>(null);

  useEffect(() => {
    if (!isDirty) return;
    let isLeaving = false;
    const ask = (go: () => void) =>
      setLeave(() => () => {
        isLeaving = true;
        go();
      });
    function onUnload(event: BeforeUnloadEvent) {
      if (!isLeaving) event.preventDefault();
    }
    function onClick(event: MouseEvent) {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (isLeaving || !isPlain || !(link instanceof HTMLAnchorElement)) return;
      const url = new URL(link.href);
      const isElsewhere = url.pathname !== location.pathname;
      if (url.origin !== location.origin || !isElsewhere || link.target === "_blank") return;
      event.preventDefault();
      event.stopPropagation();
      ask(() => router.push(`${url.pathname}${url.search}${url.hash}`));
    }
    function onNavigate(event: Event) {
      const { navigationType, destination } = event as Traversal;
      const isElsewhere = new URL(destination.url).pathname !== location.pathname;
      if (isLeaving || navigationType !== "traverse" || !event.cancelable || !isElsewhere) return;
      event.preventDefault();
      const steps = destination.index - (navigation?.currentEntry?.index ?? 0);
      ask(() => history.go(steps));
    }
    const { navigation } = window as { navigation?: Navigation };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, true);
    navigation?.addEventListener("navigate", onNavigate);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
      navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [isDirty, router]);

  return (
    <ConfirmDialog
      isOpen={leave !== null}
      title="Leave without saving?"
      description={`What you changed in ${what} is not saved and would be lost.`}
      confirmLabel="Discard changes"
      isBusy={false}
      onConfirm={() => {
        setLeave(null);
        leave?.();
      }}
      onClose={() => setLeave(null)}
    />
  );
}
