"use client";

import { useState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { FilterChoice } from "#lib/client/lists/filter-field.ts";
import { SearchInput } from "./search-input.tsx";

/** Fewer can be seen at once. */
const SEARCHED_FROM = 9;

type ChoiceListProps = {
  label: string;
  choices: readonly FilterChoice[];
  selected: readonly string[];
  isSingle?: boolean;
  onChange: (selected: string[]) => void;
};

/** Choices of which any number, or one, is taken; long lists can be searched. */
export function ChoiceList({ label, choices, selected, isSingle, onChange }: ChoiceListProps) {
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = choices.filter((choice) => choice.label.toLowerCase().includes(wanted));
  const toggle = (value: string) => {
    const others = selected.filter((each) => each !== value);
    if (others.length < selected.length) onChange(others);
    else onChange(isSingle ? [value] : [...selected, value]);
  };
  return (
    <fieldset className="flex max-h-80 flex-col py-1">
      <legend className="sr-only">{label}</legend>
      {choices.length >= SEARCHED_FROM ? (
        <div className="px-2 pt-1 pb-1.5 *:w-full">
          <SearchInput label={`Find in ${label.toLowerCase()}`} value={text} onChange={setText} />
        </div>
      ) : null}
      <div className="min-h-0 flex-1 scrollbar-thin overflow-y-auto">
        {shown.length === 0 ? (
          <p className="text-muted px-3 py-1">
            {choices.length === 0 ? "Nothing to choose from yet." : "Nothing of that name."}
          </p>
        ) : null}
        {shown.map(({ value, label: name }) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
          <label
            key={value}
            className="hover:bg-hover text-body mx-1 flex min-h-7 cursor-pointer items-center gap-2 rounded-[4px] px-2 py-1"
          >
            <Checkbox checked={selected.includes(value)} onCheckedChange={() => toggle(value)} />
            <span className="min-w-0 flex-1 truncate" title={name}>
              {name}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
