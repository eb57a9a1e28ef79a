"use client";

import { useSortable } from "@dnd-kit/sortable";
import { clsx } from "clsx";
import { GripVertical, X } from "lucide-react";
import { FormError } from "#components/common/form/form-error.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonClasses } from "#components/ui/button-classes.ts";
import type { RuleDraft } from "./rule-drafts.ts";
import { RuleFields } from "./rule-fields.tsx";
import type { RulePlace } from "./rule-fields-props.ts";
import { RULE_KINDS } from "./rule-kinds.ts";

type RuleCardProps = {
  draft: RuleDraft;
  faults: Readonly<Record<string, string>>;
  number: number;
  place: RulePlace;
  /** With one rule there is nothing to put in order. */
  isMovable: boolean;
  onChange: (draft: RuleDraft) => void;
  onRemove: () => void;
};

/** A rule that is edited where it stands, with a handle by which it is moved. */
export function RuleCard(props: RuleCardProps) {
  const { draft, faults, number, place, isMovable, onChange, onRemove } = props;
  const { label, help, icon: Icon } = RULE_KINDS[draft.type];
  const sortable = useSortable({ id: draft.id, disabled: !isMovable });
  const { transform, transition, isDragging } = sortable;
  return (
    <li
      ref={sortable.setNodeRef}
      style={{
        transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined,
        transition,
      }}
      className={clsx(
        "rounded-surface border-line bg-canvas border",
        isDragging && "shadow-floating relative z-10",
      )}
      aria-label={`Rule ${number}: ${label}`}
    >
      <div className="flex items-start gap-2 px-3 py-2">
        {isMovable ? (
          <button
            ref={sortable.setActivatorNodeRef}
            type="button"
            {...sortable.attributes}
            {...sortable.listeners}
            aria-label={`Move ${label}, rule ${number}`}
            className={buttonClasses(
              { variant: "ghost", size: "icon-toolbar" },
              "-ml-1 cursor-grab touch-none active:cursor-grabbing",
            )}
          >
            <GripVertical aria-hidden />
          </button>
        ) : null}
        <Icon className="text-muted mt-1.5 size-4 shrink-0" aria-hidden />
        <div className="min-w-0 flex-1 py-1">
          <h3 className="font-medium">{label}</h3>
          <p className="text-meta text-muted">{help}</p>
        </div>
        <Button
          variant="ghost"
          size="icon-toolbar"
          aria-label={`Remove ${label}, rule ${number}`}
          onClick={onRemove}
        >
          <X />
        </Button>
      </div>
      <div className="border-line flex flex-col gap-4 border-t px-4 py-4">
        <RuleFields draft={draft} faults={faults} onChange={onChange} place={place} />
        <FormError message={faults.rule} />
      </div>
    </li>
  );
}
