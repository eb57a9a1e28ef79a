import { clsx } from "clsx";
import { ShieldCheck, ShieldOff } from "lucide-react";

/** Says whether somebody signs in with two steps. */
export function TwoStep({ isOn }: { isOn: boolean }) {
  const Icon = isOn ? ShieldCheck : ShieldOff;
  return (
    <span className={clsx("flex items-center gap-1.5", isOn ? "" : "text-muted")}>
      <Icon className={clsx("size-4 shrink-0", isOn && "text-successful")} aria-hidden />
      {isOn ? "On" : "Off"}
    </span>
  );
}
