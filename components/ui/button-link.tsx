import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClasses } from "./button-classes.ts";

type ButtonLinkProps = ButtonLook &
  Pick<ComponentProps<typeof Link>, "href" | "aria-label" | "className" | "children">;

/** A link that looks like a button; a button that only navigates must be this. */
export function ButtonLink({ variant, size, className, ...props }: ButtonLinkProps) {
  return <Link className={buttonClasses({ variant, size }, className)} {...props} />;
}
