import { ChevronLeft } from "lucide-react";
import { ButtonLink } from "../ui/button-link.tsx";

/** The way from a page about one thing to the list it is in. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <ButtonLink
      href={href}
      variant="ghost"
      size="icon-toolbar"
      className="mr-1 -ml-2 align-middle"
      aria-label={`Back to ${label}`}
    >
      <ChevronLeft />
    </ButtonLink>
  );
}
