import { cva, type VariantProps } from "class-variance-authority";
import { clsx } from "clsx";

const buttonVariants = cva(
  "rounded-control text-body inline-flex shrink-0 items-center justify-center gap-1.5 border font-medium whitespace-nowrap transition-colors select-none data-disabled:cursor-not-allowed data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "bg-accent text-on-accent hover:not-data-disabled:bg-accent-strong border-transparent",
        secondary:
          "border-control/60 bg-raised text-ink hover:not-data-disabled:bg-hover data-popup-open:bg-hover",
        ghost:
          "text-muted hover:not-data-disabled:bg-hover hover:not-data-disabled:text-ink data-popup-open:bg-hover data-popup-open:text-ink border-transparent bg-transparent",
        danger:
          "bg-danger text-on-danger hover:not-data-disabled:bg-danger-strong border-transparent",
      },
      size: {
        default: "h-8 px-3",
        toolbar: "h-7 px-2",
        icon: "size-8",
        "icon-toolbar": "size-7",
      },
    },
    defaultVariants: { variant: "secondary", size: "default" },
  },
);

export type ButtonLook = VariantProps<typeof buttonVariants>;

/** The classes of a button, for what looks like one and is something else. */
export function buttonClasses(look: ButtonLook, className?: string): string {
  return clsx(buttonVariants(look), className);
}
