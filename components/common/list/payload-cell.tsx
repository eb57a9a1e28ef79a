const LONGEST = 200;

/** What stands at a path in a payload, on one line. */
export function PayloadCell({ value }: { value: unknown }) {
  if (value === undefined) return <span className="text-faint">–</span>;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return (
    <span className="font-mono text-[12px]" title={text.slice(0, LONGEST)}>
      {text.slice(0, LONGEST)}
    </span>
  );
}
