import type { Field } from "./describe-schema.ts";

const SHOWN_VALUES = 12;

/** Fields one below the other; those of an object can be opened. */
export function FieldList({ fields }: { fields: readonly Field[] }) {
  return (
    <ul className="border-line divide-line divide-y border-y">
      {fields.map((field) => (
        <li key={field.name} className="py-2">
          <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
            <code className="text-body font-mono">{field.name}</code>
            <span className="text-muted text-meta font-mono [overflow-wrap:anywhere]">
              {field.type}
            </span>
            {field.isRequired ? <span className="text-link text-meta">required</span> : null}
            {field.notes.map((note) => (
              <span key={note} className="text-muted text-meta">
                {note}
              </span>
            ))}
          </div>
          <Values values={field.values} />
          {field.fields.length > 0 ? (
            <details className="mt-1.5">
              <summary className="text-muted hover:text-ink text-meta cursor-pointer select-none">
                {field.fields.length === 1 ? "1 field" : `${field.fields.length} fields`}
              </summary>
              <div className="border-line mt-1.5 border-l pl-3">
                <FieldList fields={field.fields} />
              </div>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Values({ values }: { values: readonly string[] }) {
  if (values.length === 0) return null;
  const rest = values.slice(SHOWN_VALUES);
  return (
    <p className="text-muted text-meta mt-1 [overflow-wrap:anywhere]">
      {values.slice(0, SHOWN_VALUES).map((value) => (
        <code key={value} className="mr-2.5 inline-block font-mono">
          {value}
        </code>
      ))}
      {rest.length > 0 ? <span title={rest.join(", ")}>and {rest.length} more</span> : null}
    </p>
  );
}
