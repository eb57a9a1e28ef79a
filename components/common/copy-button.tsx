"use client";

import { Check, Copy } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { useCopy } from "./use-copy.ts";

type CopyButtonProps = {
  text: string;
  /** What is copied, for the tooltip and screen readers: "Copy URL". */
  label: string;
  variant?: "primary" | "secondary" | "ghost";
  size?: "default" | "toolbar";
  className?: string;
  /** Text on the button; without it the button is an icon. */
  children?: ReactNode;
};

export function CopyButton({
  text,
  label,
  variant = "ghost",
  size = "toolbar",
  className,
  children,
}: CopyButtonProps) {
  const { isCopied, copy } = useCopy();
  const icon = isCopied ? <Check className="text-successful" /> : <Copy />;
  if (children) {
    return (
      <Button variant={variant} size={size} className={className} onClick={() => copy(text)}>
        {icon}
        <span aria-live="polite">{isCopied ? "Copied" : children}</span>
      </Button>
    );
  }
  return (
    <Tooltip content={isCopied ? "Copied" : label}>
      <Button
        variant={variant}
        size={size === "default" ? "icon" : "icon-toolbar"}
        className={className}
        aria-label={isCopied ? "Copied" : label}
        onClick={() => copy(text)}
      >
        {icon}
      </Button>
    </Tooltip>
  );
}
