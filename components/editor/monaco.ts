import type * as EditorApi from "monaco-editor/editor";
import type * as Json from "monaco-editor/languages/features/json/register";
import type * as TypeScript from "monaco-editor/languages/features/typescript/register";

/** What the bundle exports; see scripts/monaco/editor.mjs. */
export type Monaco = typeof EditorApi &
  Pick<typeof Json, "jsonDefaults"> &
  Pick<typeof TypeScript, "javascriptDefaults">;
