"use client";

import { clsx } from "clsx";
import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Condition, OFFERED, OPERATOR_WORDS } from "./conditions.ts";
import { PART_WORDS, type Part } from "./filter-parts.ts";

const OPERATORS = OFFERED.map((value) => ({ value, label: OPERATOR_WORDS[value] }));
const PRESENCE = [
  { value: "true" as const, label: "yes" },
  { value: "false" as const, label: "no" },
];

type ConditionRowsProps = {
  part: Part;
  conditions: readonly Condition[];
  onChange: (conditions: Condition[]) => void;
  /** Names that the sample has, proposed while one types. */
  fields: readonly string[];
  isReadOnly: boolean;
};

/** What a filter asks of one part, line by line. All lines have to hold. */
export function ConditionRows(props: ConditionRowsProps) {
  const { part, conditions, onChange, fields, isReadOnly } = props;
  const listId = useId();
  const { label } = PART_WORDS[part];
  const hasField = part !== "path";
  const change = (index: number, changes: Partial<Condition>) =>
    onChange(conditions.map((each, at) => (at === index ? { ...each, ...changes } : each)));
  const mayAdd = hasField || conditions.length === 0;

  return (
    <div className="flex flex-col gap-2">
      <datalist id={listId}>
        {fields.map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
      {conditions.map((condition, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
          key={index}
          className="flex flex-wrap items-center gap-2 sm:flex-nowrap"
        >
          {hasField ? (
            <Input
              aria-label={`${label} field ${index + 1}`}
              placeholder="customer.country"
              list={listId}
              value={condition.field}
              readOnly={isReadOnly}
              spellCheck={false}
              className="flex-1 basis-[70%] font-mono sm:basis-0"
              onChange={(event) => change(index, { field: event.target.value })}
            />
          ) : null}
          <Select
            aria-label={`${label} operator ${index + 1}`}
            value={condition.operator === "$eq" ? "is" : condition.operator}
            options={OPERATORS}
            isDisabled={isReadOnly}
            className={clsx("w-36! shrink-0 sm:w-44!", hasField && "max-sm:order-1")}
            onValueChange={(operator) =>
              change(index, operator === "$exist" ? { operator, value: "true" } : { operator })
            }
          />
          {condition.operator === "$exist" ? (
            <Select
              aria-label={`${label} value ${index + 1}`}
              value={condition.value === "false" ? "false" : "true"}
              options={PRESENCE}
              isDisabled={isReadOnly}
              className={clsx("min-w-24 flex-1", hasField && "max-sm:order-1")}
              onValueChange={(value) => change(index, { value })}
            />
          ) : (
            <Input
              aria-label={`${label} value ${index + 1}`}
              placeholder="DE"
              value={condition.value}
              readOnly={isReadOnly}
              spellCheck={false}
              className={clsx("min-w-24 flex-[1.3] font-mono", hasField && "max-sm:order-1")}
              onChange={(event) => change(index, { value: event.target.value })}
            />
          )}
          {isReadOnly ? null : (
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove ${label.toLowerCase()} condition ${index + 1}`}
              onClick={() => onChange(conditions.filter((_, at) => at !== index))}
            >
              <X />
            </Button>
          )}
        </div>
      ))}
      {mayAdd && !isReadOnly ? (
        <Button
          variant="ghost"
          size="toolbar"
          className="self-start"
          onClick={() => onChange([...conditions, { field: "", operator: "is", value: "" }])}
        >
          <Plus />
          Add {label.toLowerCase()} condition
        </Button>
      ) : null}
    </div>
  );
}
