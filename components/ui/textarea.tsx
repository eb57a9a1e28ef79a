"use client";

import { Field } from "@base-ui/react/field";
import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { controlClasses } from "./field-classes.ts";

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <Field.Control
      render={<textarea {...props} />}
      className={clsx(controlClasses, "min-h-20 resize-y scrollbar-thin py-1.5", className)}
    />
  );
}
