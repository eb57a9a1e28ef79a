"use client";

import { ArrowDown, ArrowUp, Plus } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ColumnSpec } from "#lib/client/lists/column-spec.ts";
import { isPayloadColumn } from "#lib/domain/lists/payload-path.ts";

type ColumnChoice = { key: string; name: string };

export type ColumnFormProps = {
  choices: readonly ColumnChoice[];
  chosen: readonly ColumnSpec[];
  isChanged: boolean;
  /** A path in payloads can be a column. */
  hasPaths: boolean;
  onChange: (chosen: readonly ColumnSpec[] | null) => void;
};

/** Swaps a column with its neighbour. */
function moved(chosen: readonly ColumnSpec[], index: number, by: -1 | 1): ColumnSpec[] {
  const next = [...chosen];
  const [one, other] = [next[index], next[index + by]];
  if (!one || !other) return next;
  next[index] = other;
  next[index + by] = one;
  return next;
}

export function ColumnForm({ choices, chosen, isChanged, hasPaths, onChange }: ColumnFormProps) {
  const nameOf = (key: string) => choices.find((choice) => choice.key === key)?.name ?? key;
  const others = choices.filter(({ key }) => !chosen.some((each) => each.key === key));
  const add = (key: string) => onChange([...chosen, { key, widthPx: null }]);
  return (
    <div className="flex flex-col gap-1 py-2">
      <ul>
        {chosen.map(({ key }, index) => (
          <li
            key={key}
            className="hover:bg-hover mx-1 flex min-h-7 items-center gap-2 rounded-[4px] px-2 max-sm:min-h-11"
          >
            <Checkbox
              checked
              aria-label={`Show ${nameOf(key)}`}
              disabled={chosen.length === 1}
              onCheckedChange={() => onChange(chosen.filter((each) => each.key !== key))}
            />
            <span className="min-w-0 flex-1 truncate" title={nameOf(key)}>
              {nameOf(key)}
            </span>
            <MoveButton
              label={`Move ${nameOf(key)} up`}
              isDisabled={index === 0}
              onMove={() => onChange(moved(chosen, index, -1))}
            >
              <ArrowUp />
            </MoveButton>
            <MoveButton
              label={`Move ${nameOf(key)} down`}
              isDisabled={index === chosen.length - 1}
              onMove={() => onChange(moved(chosen, index, 1))}
            >
              <ArrowDown />
            </MoveButton>
          </li>
        ))}
      </ul>
      {others.length > 0 ? <div className="border-line my-1 border-t" /> : null}
      {others.map(({ key, name }) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
        <label
          key={key}
          className="hover:bg-hover mx-1 flex min-h-7 cursor-pointer items-center gap-2 rounded-[4px] px-2 max-sm:min-h-11"
        >
          <Checkbox checked={false} onCheckedChange={() => add(key)} />
          <span className="truncate">{name}</span>
        </label>
      ))}
      {hasPaths ? <PathForm chosen={chosen} onAdd={add} /> : null}
      {isChanged ? (
        <div className="px-3 pt-1">
          <Button variant="ghost" size="toolbar" onClick={() => onChange(null)}>
            Back to the list's own columns
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type PathFormProps = { chosen: readonly ColumnSpec[]; onAdd: (path: string) => void };

function PathForm({ chosen, onAdd }: PathFormProps) {
  const [path, setPath] = useState("");
  const [isRefused, setIsRefused] = useState(false);
  function addPath(event: FormEvent) {
    event.preventDefault();
    const key = path.trim();
    const isNew = isPayloadColumn(key) && !chosen.some((each) => each.key === key);
    setIsRefused(!isNew);
    if (!isNew) return;
    setPath("");
    onAdd(key);
  }
  return (
    <form onSubmit={addPath} className="border-line mt-1 flex items-start gap-2 border-t px-3 pt-2">
      <Field
        label="From the payload"
        error={isRefused ? "Begin with body., headers. or query." : undefined}
        className="flex-1"
      >
        <Input
          value={path}
          placeholder="body.customer.id"
          className="font-mono text-[12px]"
          onChange={(event) => {
            setPath(event.target.value);
            setIsRefused(false);
          }}
        />
      </Field>
      <Button type="submit" className="mt-[26px]" aria-label="Add the column">
        <Plus />
      </Button>
    </form>
  );
}

type MoveButtonProps = {
  label: string;
  isDisabled: boolean;
  onMove: () => void;
  children: ReactNode;
};

function MoveButton({ label, isDisabled, onMove, children }: MoveButtonProps) {
  return (
    <Button
      variant="ghost"
      size="icon-toolbar"
      aria-label={label}
      disabled={isDisabled}
      onClick={onMove}
      className="size-6! max-sm:size-11! [&_svg]:size-3.5!"
    >
      {children}
    </Button>
  );
}
