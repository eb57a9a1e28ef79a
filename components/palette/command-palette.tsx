"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Command as Cmdk } from "cmdk";
import { CornerDownLeft, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { ShortcutKeys } from "#components/keyboard/shortcut-keys.tsx";
import type { Command } from "./command.ts";
import { idPath } from "./id-path.ts";
import { rankCommands } from "./rank-commands.ts";
import { type ShellActions, useCommands } from "./use-commands.ts";

type CommandPaletteProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  actions: ShellActions;
};

/** Goes anywhere and does the common things, by a few letters of their name or a pasted id. */
export function CommandPalette({ isOpen, onOpenChange, actions }: CommandPaletteProps) {
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="bg-backdrop fixed inset-0 z-40" />
        <BaseDialog.Popup className="rounded-surface border-line bg-raised shadow-floating fixed top-[max(12px,12vh)] left-1/2 z-40 flex max-h-[min(480px,76dvh)] w-[600px] max-w-[calc(100vw-24px)] -translate-x-1/2 flex-col overflow-hidden border outline-none">
          <BaseDialog.Title className="sr-only">Search and commands</BaseDialog.Title>
          <PaletteBody actions={actions} onDone={() => onOpenChange(false)} />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

function PaletteBody({ actions, onDone }: { actions: ShellActions; onDone: () => void }) {
  const router = useRouter();
  const commands = useCommands(actions);
  const [search, setSearch] = useState("");
  const groups = useMemo(() => groupsFor(commands, search), [commands, search]);

  function choose(command: Command) {
    onDone();
    if ("href" in command) router.push(command.href);
    else command.run();
  }
  return (
    <Cmdk label="Search and commands" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="border-line flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
        <Search className="text-faint size-4 shrink-0" aria-hidden />
        <Cmdk.Input
          autoFocus
          value={search}
          onValueChange={setSearch}
          placeholder="Search, or paste an id"
          className="text-form placeholder:text-faint h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <Cmdk.List className="min-h-0 flex-1 scrollbar-thin overflow-y-auto p-2">
        <Cmdk.Empty className="text-muted px-2 py-6">
          Nothing is called that. A whole id, such as evt_…, opens its page.
        </Cmdk.Empty>
        {groups.map(([heading, entries]) => (
          <Cmdk.Group
            key={heading}
            heading={heading}
            className="**:[[cmdk-group-heading]]:text-faint **:[[cmdk-group-heading]]:text-meta **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:py-1"
          >
            {entries.map((command) => (
              <Entry key={command.id} command={command} onChoose={() => choose(command)} />
            ))}
          </Cmdk.Group>
        ))}
      </Cmdk.List>
    </Cmdk>
  );
}

function Entry({ command, onChoose }: { command: Command; onChoose: () => void }) {
  const Icon = command.icon;
  return (
    <Cmdk.Item
      value={command.id}
      onSelect={onChoose}
      className="group rounded-control data-[selected=true]:bg-selected flex h-8 cursor-pointer items-center gap-2.5 px-2"
    >
      {Icon ? <Icon className="text-muted size-4 shrink-0" aria-hidden /> : null}
      <span className="min-w-0 truncate">{command.label}</span>
      {command.hint ? <span className="text-faint shrink-0">{command.hint}</span> : null}
      <span className="ml-auto flex shrink-0 items-center gap-2">
        {command.keys ? <ShortcutKeys keys={command.keys} /> : null}
        <CornerDownLeft
          className="text-faint hidden size-3.5 group-data-[selected=true]:block"
          aria-hidden
        />
      </span>
    </Cmdk.Item>
  );
}

function groupsFor(commands: readonly Command[], search: string): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  const target = idPath(search);
  if (target) {
    groups.set("Open", [
      {
        id: "open-id",
        group: "Open",
        label: `Open ${target.noun} ${search.trim()}`,
        href: target.href,
      },
    ]);
  }
  for (const command of rankCommands(commands, search)) {
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return [...groups];
}
