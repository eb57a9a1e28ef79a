"use client";

import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type EditValues, METHODS, readHeaderLines } from "./edit-values.ts";

type RequestFieldsProps = {
  values: EditValues;
  onChange: (changes: Partial<EditValues>) => void;
  /** Why the body cannot be edited, where it cannot. */
  bodyNote: string | null;
  /** What the API refused, by the name of the field. */
  errors: Readonly<Record<string, string>>;
};

/** A request, field by field. */
export function RequestFields({ values, onChange, bodyNote, errors }: RequestFieldsProps) {
  const bodyError = errors.body ?? jsonFault(values);
  return (
    <>
      <div className="grid grid-cols-[112px_minmax(0,1fr)] gap-3">
        <Field label="Method" error={errors.method}>
          <Select
            aria-label="Method"
            value={values.method}
            onValueChange={(method) => onChange({ method })}
            options={METHODS.map((method) => ({ value: method as string, label: method }))}
          />
        </Field>
        <Field label="Path" error={errors.path}>
          <Input
            value={values.path}
            onChange={(event) => onChange({ path: event.target.value })}
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      </div>
      <Field label="Query" isOptional error={errors.query}>
        <Input
          value={values.query}
          onChange={(event) => onChange({ query: event.target.value })}
          placeholder="key=value&other=value"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Field
        label="Headers"
        help="One a line. What is [masked] stays as it was sent."
        error={
          errors.headers ??
          (readHeaderLines(values.headers)
            ? undefined
            : "Each line is a name, a colon and a value.")
        }
      >
        <Textarea
          value={values.headers}
          onChange={(event) => onChange({ headers: event.target.value })}
          rows={5}
          spellCheck={false}
          className="text-meta! font-mono"
        />
      </Field>
      {values.body === null ? (
        <p className="text-muted">{bodyNote}</p>
      ) : (
        <Field
          label={
            <>
              Body
              <FormatButton body={values.body} onFormat={(body) => onChange({ body })} />
            </>
          }
          error={bodyError}
        >
          <Textarea
            value={values.body}
            onChange={(event) => onChange({ body: event.target.value })}
            rows={10}
            spellCheck={false}
            className="text-meta! font-mono"
          />
        </Field>
      )}
    </>
  );
}

function jsonFault({ headers, body }: EditValues): string | undefined {
  const type = readHeaderLines(headers)?.["content-type"] ?? "";
  if (!body || !/\bjson\b/i.test(type)) return undefined;
  return parse(body) ? undefined : "This is no valid JSON, as the content-type says it is.";
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

type FormatButtonProps = { body: string; onFormat: (body: string) => void };

/** Writes JSON out with indentation, unless that would change a number. */
function FormatButton({ body, onFormat }: FormatButtonProps) {
  const parsed = /^\s*[[{]/.test(body) ? parse(body) : null;
  if (!parsed) return null;
  const text = JSON.stringify(parsed.value, null, 2);
  const digits = (json: string) => json.replace(/\s/g, "").length;
  if (text === body || digits(text) !== digits(body)) return null;
  return (
    <Button
      variant="ghost"
      size="toolbar"
      className="text-meta! -my-1.5 ml-auto font-normal"
      onClick={() => onFormat(text)}
    >
      Format
    </Button>
  );
}
