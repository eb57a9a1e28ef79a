"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClasses } from "./button-classes.ts";

type ButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> &
  ButtonLook & { className?: string; isBusy?: boolean };

export function Button({
  className,
  variant,
  size,
  isBusy = false,
  disabled,
  children,
  ...props
}: ButtonProps) {
  return (
    <BaseButton
      type="button"
      className={buttonClasses({ variant, size }, className)}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      {...props}
    >
      {isBusy ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
      {children}
    </BaseButton>
  );
}
