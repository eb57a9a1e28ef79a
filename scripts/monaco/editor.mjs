// The part of Monaco that our editors use: all of the editor itself, JavaScript and JSON.
import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/javascript/register";

export * from "monaco-editor/editor";
export { jsonDefaults } from "monaco-editor/languages/features/json/register";
export { javascriptDefaults } from "monaco-editor/languages/features/typescript/register";
