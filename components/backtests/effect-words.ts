import { CircleCheck, CircleSlash, CircleX, type LucideIcon, Replace } from "lucide-react";
import type { FoundEffect } from "#lib/client/backtests.ts";

type Effect = { label: string; help: string; icon: LucideIcon; tone: string };

export const EFFECTS: Readonly<Record<FoundEffect, Effect>> = {
  passes: {
    label: "Newly pass",
    help: "Ignored now, and would be delivered",
    icon: CircleCheck,
    tone: "text-successful",
  },
  ignored: {
    label: "Newly ignored",
    help: "Delivered now, and would be ignored",
    icon: CircleSlash,
    tone: "text-pending",
  },
  fails: {
    label: "Fail",
    help: "The code would throw, take too long or return no request",
    icon: CircleX,
    tone: "text-failed",
  },
  changed: {
    label: "Change",
    help: "Delivered now and then, with other content",
    icon: Replace,
    tone: "text-scheduled",
  },
};

export const FOUND_EFFECTS = Object.keys(EFFECTS) as FoundEffect[];
