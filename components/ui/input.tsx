"use client";

import { Input as BaseInput } from "@base-ui/react/input";
import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { controlClasses } from "./field-classes.ts";

type InputProps = Omit<ComponentProps<typeof BaseInput>, "className"> & { className?: string };

export function Input({ className, ...props }: InputProps) {
  return <BaseInput className={clsx(controlClasses, "h-8", className)} {...props} />;
}
