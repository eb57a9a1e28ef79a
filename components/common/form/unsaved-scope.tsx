"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useState,
} from "react";
import { useUnsavedGuard } from "#components/editor/use-unsaved-guard.tsx";

type Report = (id: string, isDirty: boolean) => void;

const UnsavedContext = createContext<Report>(() => {});

/** Asks once before a page is left on which a form has changes that are not saved. */
export function UnsavedScope({ what, children }: { what: string; children: ReactNode }) {
  const [dirty, setDirty] = useState<readonly string[]>([]);
  const report = useCallback<Report>((id, isDirty) => {
    setDirty((ids) => {
      if (ids.includes(id) === isDirty) return ids;
      return isDirty ? [...ids, id] : ids.filter((each) => each !== id);
    });
  }, []);
  const guard = useUnsavedGuard(dirty.length > 0, what);
  return (
    <UnsavedContext value={report}>
      {children}
      {guard}
    </UnsavedContext>
  );
}

/** Tells the page whether a form on it has changes that are not saved. */
export function useReportUnsaved(isDirty: boolean): void {
  const id = useId();
  const report = useContext(UnsavedContext);
  useEffect(() => {
    report(id, isDirty);
    return () => report(id, false);
  }, [id, isDirty, report]);
}
