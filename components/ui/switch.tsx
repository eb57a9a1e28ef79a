"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { clsx } from "clsx";
import type { ComponentProps } from "react";

type SwitchProps = Omit<ComponentProps<typeof BaseSwitch.Root>, "className"> & {
  className?: string;
};

export function Switch({ className, ...props }: SwitchProps) {
  return (
    <BaseSwitch.Root
      className={clsx(
        "border-control bg-surface data-checked:border-accent data-checked:bg-accent flex h-5 w-8 shrink-0 items-center rounded-full border p-0.5 transition-colors data-disabled:opacity-50",
        className,
      )}
      {...props}
    >
      <BaseSwitch.Thumb className="bg-control data-checked:bg-on-accent size-3.5 rounded-full transition-transform data-checked:translate-x-3" />
    </BaseSwitch.Root>
  );
}
