import { clsx } from "clsx";

type ModeButtonProps = { isOn: boolean; onClick: () => void; children: string };

export function ModeButton({ isOn, onClick, children }: ModeButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={clsx(
        "rounded-control text-meta h-7 px-2",
        isOn ? "bg-hover text-ink font-medium" : "text-muted hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}
