import { ShieldQuestionMark } from "lucide-react";

/** Says of a type that its requests are taken without a check. */
export function UnverifiedMark() {
  return (
    <span className="text-meta text-hold inline-flex items-center gap-1 whitespace-nowrap">
      <ShieldQuestionMark className="size-3.5" aria-hidden />
      Unverified
    </span>
  );
}
