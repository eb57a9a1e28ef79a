"use client";

import { clsx } from "clsx";
import type { editor } from "monaco-editor/editor";
import { useEffect, useEffectEvent, useRef } from "react";
import { useMediaQuery } from "#components/common/use-media-query.ts";
import { EditorFallback } from "./editor-fallback.tsx";
import { SHARED_OPTIONS } from "./editor-options.ts";
import type { Monaco } from "./monaco.ts";
import { useMonaco } from "./use-monaco.ts";

type DiffEditorProps = {
  /** What is compared, for screen readers. */
  label: string;
  language: "javascript" | "json" | "plaintext";
  original: string;
  modified: string;
  className?: string | undefined;
};

/** Shows two texts beside each other, on narrow screens one below the other, with what differs marked. */
export function DiffEditor(props: DiffEditorProps) {
  const state = useMonaco();
  if (state.status === "ready") return <MonacoDiff monaco={state.monaco} {...props} />;
  return (
    <div className={clsx("grid min-h-0 grid-cols-1 sm:grid-cols-2", props.className)}>
      <EditorFallback
        label={`${props.label}: before`}
        value={props.original}
        isLoading={state.status === "loading"}
        className="min-h-40"
      />
      <EditorFallback
        label={`${props.label}: after`}
        value={props.modified}
        isLoading
        className="border-line min-h-40 border-t sm:border-t-0 sm:border-l"
      />
    </div>
  );
}

function MonacoDiff(props: DiffEditorProps & { monaco: Monaco }) {
  const { monaco, label, language, original, modified } = props;
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<editor.IDiffEditorModel | null>(null);
  const isWide = useMediaQuery("(min-width: 900px)");
  const opened = useRef<editor.IStandaloneDiffEditor | null>(null);

  const labels = {
    originalAriaLabel: `${label}: before`,
    modifiedAriaLabel: `${label}: after`,
  };

  const open = useEffectEvent((element: HTMLDivElement) => {
    const model = {
      original: monaco.editor.createModel(original, language),
      modified: monaco.editor.createModel(modified, language),
    };
    const created = monaco.editor.createDiffEditor(element, {
      ...SHARED_OPTIONS,
      readOnly: true,
      domReadOnly: true,
      originalEditable: false,
      renderSideBySide: isWide,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 560,
      hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 4 },
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      ...labels,
    });
    created.setModel(model);
    shown.current = model;
    opened.current = created;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a document keeps its language while it is open
  useEffect(() => {
    if (!host.current) return;
    open(host.current);
    return () => {
      // A comparison under way is given up before its texts go.
      opened.current?.setModel(null);
      opened.current?.dispose();
      shown.current?.original.dispose();
      shown.current?.modified.dispose();
    };
  }, [monaco, language]);

  useEffect(() => {
    if (shown.current?.original.getValue() !== original) shown.current?.original.setValue(original);
    if (shown.current?.modified.getValue() !== modified) shown.current?.modified.setValue(modified);
  }, [original, modified]);

  const setWidth = useEffectEvent((renderSideBySide: boolean) => {
    // Monaco forgets the labels that are not given again.
    opened.current?.updateOptions({ renderSideBySide, ...labels });
  });
  useEffect(() => setWidth(isWide), [isWide]);

  return <div ref={host} className={clsx("min-h-0 overflow-hidden", props.className)} />;
}
