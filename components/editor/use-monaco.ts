"use client";

import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { loadMonaco } from "./load-monaco.ts";
import type { Monaco } from "./monaco.ts";
import { THEMES } from "./monaco-themes.ts";

export type MonacoState =
  | { status: "loading" | "failed"; monaco: null }
  | { status: "ready"; monaco: Monaco };

/** Loads Monaco, and has it follow the theme of the page. */
export function useMonaco(): MonacoState {
  const [state, setState] = useState<MonacoState>({ status: "loading", monaco: null });
  const { resolvedTheme } = useTheme();
  useEffect(() => {
    let isGone = false;
    loadMonaco().then(
      (monaco) => {
        if (!isGone) setState({ status: "ready", monaco });
      },
      (error: unknown) => {
        console.error("The code editor could not be loaded.", error);
        if (!isGone) setState({ status: "failed", monaco: null });
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    state.monaco?.editor.setTheme(resolvedTheme === "dark" ? THEMES.dark : THEMES.light);
  }, [state.monaco, resolvedTheme]);
  return state;
}
