import type { editor } from "monaco-editor/editor";

/** What all editors of the product share. */
export const SHARED_OPTIONS: editor.IEditorOptions & editor.IGlobalEditorOptions = {
  automaticLayout: true,
  fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  // Faded text is too faint to read.
  showUnused: false,
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  renderLineHighlight: "line",
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  fixedOverflowWidgets: true,
  padding: { top: 8, bottom: 8 },
  tabSize: 2,
  lineNumbersMinChars: 3,
  folding: true,
  scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
  stickyScroll: { enabled: false },
  wordWrap: "on",
  // A finger or a screen reader finds the menu of the browser, which knows how to paste.
  contextmenu: false,
};
