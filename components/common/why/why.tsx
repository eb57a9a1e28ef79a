import Link from "next/link";
import { Countdown } from "../countdown.tsx";
import { PlainText } from "../text/plain-text.tsx";
import type { Explanation } from "./explanation.ts";

/** Says why something is as it is, what to do, where, and when it goes on by itself. */
export function Why({ explanation }: { explanation: Explanation }) {
  const { what, next, link, until } = explanation;
  return (
    <p className="text-muted">
      <PlainText text={what} />
      {until ? (
        <>
          {" "}
          It goes on <Countdown to={until} />.
        </>
      ) : null}
      {next ? <> {next}</> : null}
      {link ? (
        <>
          {" "}
          <Link
            href={link.href}
            prefetch={false}
            className="text-link font-medium whitespace-nowrap underline-offset-2 hover:underline"
          >
            {link.label}
          </Link>
        </>
      ) : null}
    </p>
  );
}
