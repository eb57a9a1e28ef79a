"use client";

import { CircleCheck, CircleX, Info } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

const classNames = {
  toast:
    "flex w-[356px] items-start gap-2 rounded-surface border border-line bg-raised p-3 text-body text-ink shadow-floating font-sans",
  title: "font-medium",
  description: "text-muted",
  icon: "mt-0.5 shrink-0 [&_svg]:size-4",
  content: "min-w-0 flex-1 break-words",
  actionButton:
    "ml-auto h-7 shrink-0 rounded-control border border-control/60 px-2 font-medium text-body hover:bg-hover",
};

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      duration={5000}
      icons={{
        success: <CircleCheck className="text-successful" />,
        error: <CircleX className="text-failed" />,
        info: <Info className="text-muted" />,
      }}
      toastOptions={{ unstyled: true, classNames }}
    />
  );
}
