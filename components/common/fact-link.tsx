import Link from "next/link";
import { shortenId } from "./shorten-id.ts";

type FactLinkProps = {
  href: string;
  id: string;
  /** The name of what the id stands for, where it is known. */
  name?: string | null | undefined;
};

export function FactLink({ href, id, name }: FactLinkProps) {
  return (
    <Link href={href} prefetch={false} className="text-link hover:underline">
      {name ?? <span className="text-meta font-mono">{shortenId(id)}</span>}
    </Link>
  );
}
