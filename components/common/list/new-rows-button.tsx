import { ArrowUp } from "lucide-react";

type NewRowsButtonProps = { count: number; isMore: boolean; onShow: () => void };

/** Tells of rows that arrived while the reader was looking at others; they wait until asked for. */
export function NewRowsButton({ count, isMore, onShow }: NewRowsButtonProps) {
  if (count === 0) return null;
  return (
    <button
      type="button"
      onClick={onShow}
      className="bg-accent text-meta text-on-accent shadow-floating hover:bg-accent-strong absolute top-10 left-1/2 z-20 flex h-7 -translate-x-1/2 items-center gap-1.5 rounded-full px-3 font-medium"
    >
      <ArrowUp className="size-3.5" aria-hidden />
      {isMore ? `${count}+ new` : `${count} new`}
    </button>
  );
}
