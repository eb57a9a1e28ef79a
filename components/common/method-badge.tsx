export function MethodBadge({ method }: { method: string }) {
  return (
    <span className="bg-off-soft text-off inline-flex h-5 items-center rounded-full px-2 font-mono text-[11px] font-medium">
      {method}
    </span>
  );
}
