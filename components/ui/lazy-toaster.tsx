"use client";

import dynamic from "next/dynamic";

/** The place of toasts; it comes after the page, which needs none to be read. */
export const LazyToaster = dynamic(() => import("./toaster.tsx").then((module) => module.Toaster), {
  ssr: false,
});
