import type { Monaco } from "./monaco.ts";
import { defineThemes } from "./monaco-themes.ts";
import { MONACO_VERSION } from "./monaco-version.ts";

const FOLDER = `/monaco/${MONACO_VERSION}`;
const WORKERS: Readonly<Record<string, string>> = {
  json: "json.worker.js",
  javascript: "ts.worker.js",
  typescript: "ts.worker.js",
};

let loading: Promise<Monaco> | null = null;

/**
 * Loads the editor from our own origin, once a page. It is no part of the pages' own scripts, so that what
 * shows no editor never loads it. Rejects when it cannot be had; the next call tries again.
 */
export function loadMonaco(): Promise<Monaco> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Monaco> {
  self.MonacoEnvironment = {
    getWorker: (_, label) =>
      new Worker(`${FOLDER}/${WORKERS[label] ?? "editor.worker.js"}`, { name: label }),
  };
  const url = `${FOLDER}/editor.js`;
  const [monaco] = await Promise.all([
    import(/* turbopackIgnore: true */ /* webpackIgnore: true */ url) as Promise<Monaco>,
    addStyles(`${FOLDER}/editor.css`),
  ]);
  defineThemes(monaco);
  setUpJavaScript(monaco);
  return monaco;
}

function addStyles(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error("the styles of the editor could not be loaded"));
    };
    document.head.append(link);
  });
}

/** Code runs outside browsers: of the language's own types, those of the DOM would be misleading. */
function setUpJavaScript({ javascriptDefaults }: Monaco) {
  javascriptDefaults.setCompilerOptions({
    allowJs: true,
    checkJs: true,
    allowNonTsExtensions: true,
    lib: ["es2023"],
    target: 99,
    strict: false,
    noImplicitAny: false,
  });
  javascriptDefaults.setDiagnosticsOptions({
    noSemanticValidation: false,
    noSyntaxValidation: false,
  });
  javascriptDefaults.setEagerModelSync(true);
}
