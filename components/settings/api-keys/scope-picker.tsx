"use client";

import { CircleAlert } from "lucide-react";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { type KeyKind, scopeGroups, toggleScope } from "./scope-groups.ts";

type ScopePickerProps = {
  kind: KeyKind;
  /** Null: everything. */
  scopes: readonly string[] | null;
  error: string | undefined;
  onChange: (scopes: string[] | null) => void;
};

const MODES = [
  { value: "all", label: "Everything" },
  { value: "chosen", label: "Only what I choose" },
] as const;

/** What a key may do: everything, or reading and writing of single things. */
export function ScopePicker({ kind, scopes, error, onChange }: ScopePickerProps) {
  return (
    <section aria-label="What it may do" className="flex flex-col gap-2">
      <p className="font-medium">What it may do</p>
      <ModeChoice
        label="What it may do"
        options={MODES}
        value={scopes ? "chosen" : "all"}
        onChange={(mode) => onChange(mode === "all" ? null : [])}
      />
      {scopes ? (
        <table className="w-full border-collapse">
          <thead>
            <tr className="text-faint text-meta border-line h-7 border-b text-left">
              <th scope="col" className="font-normal">
                Of
              </th>
              <th scope="col" className="w-14 font-normal">
                Read
              </th>
              <th scope="col" className="w-14 font-normal">
                Write
              </th>
            </tr>
          </thead>
          <tbody>
            {scopeGroups(kind).map(({ scope, label }) => {
              const isWriting = scopes.includes(`${scope}.write`);
              return (
                <tr key={scope} className="border-line h-8 border-b">
                  <td>{label}</td>
                  <td>
                    <Checkbox
                      aria-label={`Read ${label}`}
                      checked={isWriting || scopes.includes(`${scope}.read`)}
                      disabled={isWriting}
                      onCheckedChange={() => onChange(toggleScope(scopes, `${scope}.read`))}
                    />
                  </td>
                  <td>
                    <Checkbox
                      aria-label={`Write ${label}`}
                      checked={isWriting}
                      onCheckedChange={() => onChange(toggleScope(scopes, `${scope}.write`))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      {error ? (
        <p role="alert" className="text-failed text-meta flex gap-1.5">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      ) : null}
    </section>
  );
}
