"use client";

import { onDemand } from "#components/ui/on-demand.tsx";

/** Few ever see it, and the layout of every page asks for it: it comes by itself. */
export const SecondFactorAsked = onDemand(() =>
  import("./second-factor-page.tsx").then((module) => module.SecondFactorPage),
);
