"use client";

import { clsx } from "clsx";
import type { editor } from "monaco-editor/editor";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { EditorFallback } from "./editor-fallback.tsx";
import { SHARED_OPTIONS } from "./editor-options.ts";
import { addJsonSchema } from "./json-schemas.ts";
import type { Monaco } from "./monaco.ts";
import { createTextEcho } from "./text-echo.ts";
import { useMonaco } from "./use-monaco.ts";

/** Something to be shown at a line of the code, from 1. */
export type CodeMarker = { line: number; column?: number | undefined; message: string };

export type CodeLibrary = { path: string; content: string };

type CodeEditorProps = {
  /** What is edited, for screen readers. */
  label: string;
  language: "javascript" | "json" | "plaintext";
  value: string;
  /** Without it the text can only be read. */
  onChange?: ((value: string) => void) | undefined;
  /** Cmd or Ctrl with Enter, and with S. They reach the page by themselves where these are left out. */
  onRun?: (() => void) | undefined;
  onSave?: (() => void) | undefined;
  markers?: readonly CodeMarker[] | undefined;
  /** Declarations that JavaScript is completed and checked by. One editor a page may have them. */
  libraries?: readonly CodeLibrary[] | undefined;
  /** Of JSON. */
  schema?: unknown;
  className?: string | undefined;
};

/**
 * Edits text as in an editor for code. Everything of Monaco comes when the first one is shown; until then,
 * and where it cannot be had, there is a plain field. Give it a height by `className`. Screens that do not
 * always show one should import it by `onDemand`.
 */
export function CodeEditor(props: CodeEditorProps) {
  const state = useMonaco();
  if (state.status === "ready") return <MonacoEditor monaco={state.monaco} {...props} />;
  return <EditorFallback {...props} isLoading={state.status === "loading"} />;
}

const NO_MARKERS: readonly CodeMarker[] = [];
const NO_LIBRARIES: readonly CodeLibrary[] = [];

function MonacoEditor(props: CodeEditorProps & { monaco: Monaco }) {
  const { monaco, label, language, value, markers = NO_MARKERS, libraries = NO_LIBRARIES } = props;
  const { schema } = props;
  const host = useRef<HTMLDivElement>(null);
  const path = useId().replace(/[^\w]/g, "");
  const [opened, setOpened] = useState<editor.IStandaloneCodeEditor | null>(null);
  const [echo] = useState(createTextEcho);
  const isReadOnly = props.onChange === undefined;

  const onText = useEffectEvent((text: string) => {
    if (text === echo.latest(value)) return;
    echo.tell(text);
    props.onChange?.(text);
  });
  const onRun = useEffectEvent(() => props.onRun?.());
  const onSave = useEffectEvent(() => props.onSave?.());
  const open = useEffectEvent((element: HTMLDivElement) => {
    const ending = language === "javascript" ? "js" : language === "json" ? "json" : "txt";
    const uri = monaco.Uri.parse(`inmemory://sluice/${path}.${ending}`);
    const model = monaco.editor.createModel(value, language, uri);
    const created = monaco.editor.create(element, {
      ...SHARED_OPTIONS,
      model,
      ariaLabel: label,
      readOnly: isReadOnly,
      domReadOnly: isReadOnly,
    });
    return { model, created };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a document keeps its language while it is open
  useEffect(() => {
    if (!host.current) return;
    const { model, created } = open(host.current);
    const { KeyMod, KeyCode } = monaco;
    created.onDidChangeModelContent(() => onText(model.getValue()));
    created.addAction({
      id: "sluice.run",
      label: "Run",
      keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
      run: () => onRun(),
    });
    created.addAction({
      id: "sluice.save",
      label: "Save",
      keybindings: [KeyMod.CtrlCmd | KeyCode.KeyS],
      run: () => onSave(),
    });
    setOpened(created);
    return () => {
      created.dispose();
      model.dispose();
      setOpened(null);
    };
  }, [monaco, language]);

  useEffect(() => {
    const model = opened?.getModel();
    if (!model || echo.isEcho(value) || model.getValue() === value) return;
    // Replaces the whole text in one step, which undo takes back.
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
  }, [opened, echo, value]);

  useEffect(() => {
    opened?.updateOptions({ ariaLabel: label, readOnly: isReadOnly, domReadOnly: isReadOnly });
  }, [opened, label, isReadOnly]);

  useEffect(() => {
    const model = opened?.getModel();
    if (!model) return;
    monaco.editor.setModelMarkers(
      model,
      "sluice",
      markers.map(({ line, column, message }) => toMarker(monaco, model, line, column, message)),
    );
  }, [monaco, opened, markers]);

  useEffect(() => {
    if (language !== "javascript") return;
    monaco.javascriptDefaults.setExtraLibs(
      libraries.map(({ path: filePath, content }) => ({ filePath, content })),
    );
  }, [monaco, language, libraries]);

  useEffect(() => {
    const uri = opened?.getModel()?.uri.toString();
    return uri && schema ? addJsonSchema(monaco, uri, schema) : undefined;
  }, [monaco, opened, schema]);

  return <div ref={host} className={clsx("min-h-0 overflow-hidden", props.className)} />;
}

/** Marks from the column to the end of its word, or the whole line where no column is known. */
function toMarker(
  monaco: Monaco,
  model: editor.ITextModel,
  givenLine: number,
  column: number | undefined,
  message: string,
): editor.IMarkerData {
  const line = Math.min(Math.max(1, givenLine), model.getLineCount());
  const endOfLine = model.getLineMaxColumn(line);
  const start = Math.min(column ?? model.getLineFirstNonWhitespaceColumn(line) ?? 1, endOfLine);
  const word = column === undefined ? null : model.getWordAtPosition({ lineNumber: line, column });
  return {
    severity: monaco.MarkerSeverity.Error,
    message,
    startLineNumber: line,
    endLineNumber: line,
    startColumn: Math.max(1, start),
    endColumn: word?.endColumn ?? endOfLine,
  };
}
