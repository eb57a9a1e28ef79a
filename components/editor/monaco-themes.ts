import type { Monaco } from "./monaco.ts";

export const THEMES = { light: "sluice-light", dark: "sluice-dark" } as const;

/** Monaco takes no CSS variables: these are the tokens of globals.css. */
export function defineThemes({ editor }: Monaco) {
  editor.defineTheme(THEMES.light, {
    base: "vs",
    inherit: true,
    rules: [
      { token: "comment", foreground: "626b6d" },
      { token: "string", foreground: "17734a" },
      { token: "string.key.json", foreground: "0d6b67" },
      { token: "string.value.json", foreground: "17734a" },
      { token: "number", foreground: "0a649f" },
      { token: "keyword", foreground: "6c43c2" },
      { token: "keyword.json", foreground: "6c43c2" },
    ],
    colors: {
      "editor.background": "#ffffff",
      "editor.foreground": "#14191a",
      "editorLineNumber.foreground": "#626b6d",
      "editorLineNumber.activeForeground": "#14191a",
      "editorGutter.background": "#ffffff",
      "editor.lineHighlightBorder": "#00000000",
      "editor.lineHighlightBackground": "#f8f9f9",
      "editorWidget.border": "#e8ebeb",
      focusBorder: "#0d6b67",
    },
  });
  editor.defineTheme(THEMES.dark, {
    base: "vs-dark",
    inherit: true,
    rules: [
      { token: "comment", foreground: "8b9597" },
      { token: "string", foreground: "4fc48a" },
      { token: "string.key.json", foreground: "4cc6bc" },
      { token: "string.value.json", foreground: "4fc48a" },
      { token: "number", foreground: "62b8f2" },
      { token: "keyword", foreground: "b39af5" },
      { token: "keyword.json", foreground: "b39af5" },
    ],
    colors: {
      "editor.background": "#0e1112",
      "editor.foreground": "#eceff0",
      "editorLineNumber.foreground": "#8b9597",
      "editorLineNumber.activeForeground": "#eceff0",
      "editorGutter.background": "#0e1112",
      "editor.lineHighlightBorder": "#00000000",
      "editor.lineHighlightBackground": "#131718",
      "editorWidget.background": "#191e1f",
      "editorWidget.border": "#252c2d",
      focusBorder: "#2cb1a7",
    },
  });
}
