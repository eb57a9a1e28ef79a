"use client";

import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { FilterField, FilterValues } from "#lib/client/lists/filter-field.ts";
import { CollapsibleSection } from "../collapsible-section.tsx";
import { FilterEditor } from "./filter-editor.tsx";
import { type ChoicesOf, filterWords } from "./filter-words.ts";

type FilterSheetProps = {
  fields: readonly FilterField[];
  values: FilterValues;
  choicesOf: ChoicesOf;
  search: ReactNode;
  onChange: (key: string, value: string) => void;
  onClose: () => void;
};

/** Every filter below the other, for phones. */
export function FilterSheet(props: FilterSheetProps) {
  const { fields, values, choicesOf, onChange, onClose } = props;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Filters"
      footer={
        <Button variant="primary" onClick={onClose}>
          Show the list
        </Button>
      }
    >
      <div className="flex flex-col gap-2 pb-2">
        {props.search}
        {fields.map((field) => {
          const value = values[field.key] ?? "";
          return (
            <CollapsibleSection
              key={field.key}
              title={
                value ? `${field.label}: ${filterWords(field, value, choicesOf)}` : field.label
              }
              startsOpen={false}
            >
              <FilterEditor
                field={field}
                value={value}
                choices={choicesOf(field)}
                onChange={(next) => onChange(field.key, next)}
                onDone={() => {}}
              />
            </CollapsibleSection>
          );
        })}
      </div>
    </Dialog>
  );
}
