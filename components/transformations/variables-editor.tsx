"use client";

import { Eye, EyeOff, Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

export type Variable = { name: string; value: string };

export function toVariables(env: Readonly<Record<string, string>>): Variable[] {
  return Object.entries(env).map(([name, value]) => ({ name, value }));
}

/** Of two lines with the same name the later one counts; lines without a name say nothing. */
export function toEnv(variables: readonly Variable[]): Record<string, string> {
  const named = variables.filter(({ name }) => name.trim() !== "");
  return Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]));
}

type VariablesEditorProps = {
  variables: readonly Variable[];
  /** Left out where they can only be looked at. */
  onChange?: ((variables: Variable[]) => void) | undefined;
};

/** Variables that code reads as `process.env`; values are shown one at a time. */
export function VariablesEditor({ variables, onChange }: VariablesEditorProps) {
  const [shown, setShown] = useState<number | null>(null);
  const change = (index: number, changes: Partial<Variable>) =>
    onChange?.(variables.map((each, at) => (at === index ? { ...each, ...changes } : each)));
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <p className="text-muted">
        Code reads them as <code className="font-mono">process.env.NAME</code>. They are stored
        encrypted: keep secrets here and not in the code, which everybody in the project may read.
      </p>
      {variables.map(({ name, value }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
          key={index}
          className="flex items-center gap-2"
        >
          <Input
            aria-label={`Name of variable ${index + 1}`}
            placeholder="TOKEN"
            value={name}
            readOnly={!onChange}
            spellCheck={false}
            className="w-2/5! font-mono"
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <Input
            aria-label={`Value of ${name || `variable ${index + 1}`}`}
            type={shown === index ? "text" : "password"}
            autoComplete="off"
            value={value}
            readOnly={!onChange}
            spellCheck={false}
            className="flex-1 font-mono"
            onChange={(event) => change(index, { value: event.target.value })}
          />
          {onChange ? (
            <>
              <Button
                variant="ghost"
                size="icon"
                aria-label={shown === index ? "Hide value" : "Show value"}
                onClick={() => setShown(shown === index ? null : index)}
              >
                {shown === index ? <EyeOff /> : <Eye />}
              </Button>
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Remove ${name || `variable ${index + 1}`}`}
                onClick={() => onChange(variables.filter((_, at) => at !== index))}
              >
                <X />
              </Button>
            </>
          ) : null}
        </div>
      ))}
      {variables.length === 0 && !onChange ? <p className="text-muted">There are none.</p> : null}
      {onChange ? (
        <Button
          className="self-start"
          onClick={() => onChange([...variables, { name: "", value: "" }])}
        >
          <Plus />
          Add variable
        </Button>
      ) : null}
    </div>
  );
}
