"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { RuleFaults } from "./check-rules.ts";
import { RuleCard } from "./rule-card.tsx";
import { mayAdd, newDraft, type RuleDraft, type RuleType } from "./rule-drafts.ts";
import { RULE_KINDS } from "./rule-kinds.ts";

type RulesEditorProps = {
  drafts: readonly RuleDraft[];
  onChange: (drafts: RuleDraft[]) => void;
  faults: RuleFaults;
  /** Whose requests come by; none where the source is yet to be made. */
  sourceIds: readonly string[];
};

const NO_FAULTS = {};
const TYPES = Object.keys(RULE_KINDS) as RuleType[];

/** The rules of a connection: added from a menu, put in order by dragging, edited in place. */
export function RulesEditor({ drafts, onChange, faults, sourceIds }: RulesEditorProps) {
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  function drop({ active, over }: DragEndEvent) {
    const from = drafts.findIndex((draft) => draft.id === active.id);
    const to = drafts.findIndex((draft) => draft.id === over?.id);
    if (from >= 0 && to >= 0 && from !== to) onChange(arrayMove([...drafts], from, to));
  }
  function add(type: RuleType) {
    onChange([...drafts, newDraft(type, crypto.randomUUID())]);
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {drafts.length === 0 ? (
        <p className="text-muted">No rules: every request becomes an event, which is tried once.</p>
      ) : null}
      {drafts.length > 1 ? (
        <p className="text-muted">
          Rules run from top to bottom, each on what the one before it left: a filter below a
          transformation sees the changed request. Delay and retry act on the delivery, wherever
          they stand.
        </p>
      ) : null}
      <DndContext id={id} sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        <SortableContext items={[...drafts]} strategy={verticalListSortingStrategy}>
          <ol aria-label="Rules in their order" className="flex w-full flex-col gap-3">
            {drafts.map((draft, index) => (
              <RuleCard
                key={draft.id}
                draft={draft}
                faults={faults[draft.id] ?? NO_FAULTS}
                number={index + 1}
                place={{
                  sourceIds,
                  isBehindTransformation: drafts
                    .slice(0, index)
                    .some(({ type }) => type === "transform"),
                }}
                isMovable={drafts.length > 1}
                onChange={(changed) =>
                  onChange(drafts.map((each) => (each.id === draft.id ? changed : each)))
                }
                onRemove={() => onChange(drafts.filter((each) => each.id !== draft.id))}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Menu
        trigger={
          <Button>
            <Plus />
            Add rule
          </Button>
        }
      >
        {TYPES.map((type) => {
          const { label, icon: Icon } = RULE_KINDS[type];
          return (
            <MenuItem
              key={type}
              icon={<Icon />}
              isDisabled={!mayAdd(type, drafts)}
              onSelect={() => add(type)}
            >
              {label}
            </MenuItem>
          );
        })}
      </Menu>
    </div>
  );
}
