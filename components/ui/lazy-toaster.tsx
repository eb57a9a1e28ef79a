"use client";

import { onDemand } from "./on-demand.tsx";

/** The place of toasts; it comes after the page, which needs none to be read. */
export const LazyToaster = onDemand(() => import("./toaster.tsx").then((module) => module.Toaster));
