"use client";

import { Code, Ellipsis, KeyRound, Link2, SquareTerminal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useCan } from "#components/layout/project-context.tsx";
import type { RawBodyModel } from "#lib/schemas/payload.ts";
import { Button } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Menu, MenuCheck, MenuItem, MenuSeparator } from "../../ui/menu.tsx";
import { copyText } from "../copy-text.ts";
import { notify } from "../notify.ts";
import { useShortcuts } from "../use-shortcuts.ts";
import { COPY_FORMS, type CopyForm, copyCall } from "./copy-call.ts";

type Shown = { method: string; url: string; headers: Readonly<Record<string, unknown>> };

type CopyMenuProps = {
  /** Null until the data is there. */
  call: Shown | null;
  /** Fetches the same with its secrets, which are masked otherwise. */
  revealCall: () => Promise<Shown | null>;
  fetchBody: () => Promise<RawBodyModel>;
  /** Path of the full page. */
  href: string;
  /** More entries, above the copies. */
  children?: ReactNode;
};

/** What else can be done with a request: copy it in a form that can be run, and a link to it. C copies it for cURL. */
export function CopyMenu({ call, revealCall, fetchBody, href, children }: CopyMenuProps) {
  const canSeeSecrets = useCan("secrets.read");
  const [wantsSecrets, setWantsSecrets] = useState(false);
  const hasSecrets = canSeeSecrets && wantsSecrets;

  function copy(form: CopyForm) {
    if (!call) return;
    void copyCall(form, async () => {
      const shown = hasSecrets ? ((await revealCall()) ?? call) : call;
      return { ...shown, body: await fetchBody(), hasSecrets };
    });
  }
  async function copyLink() {
    if (await copyText(window.location.origin + href)) notify.success("Link copied");
    else notify.error("Not copied", { description: "The browser refused to use the clipboard." });
  }
  useShortcuts({ c: () => copy("cURL") });

  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" size="icon-toolbar" aria-label="More actions">
          <Ellipsis />
        </Button>
      }
    >
      {children}
      {children ? <MenuSeparator /> : null}
      {COPY_FORMS.map((form) => (
        <MenuItem
          key={form}
          icon={form === "fetch" ? <Code /> : <SquareTerminal />}
          isDisabled={!call}
          onSelect={() => copy(form)}
        >
          <span className="flex-1">Copy as {form}</span>
          {form === "cURL" ? <Kbd>C</Kbd> : null}
        </MenuItem>
      ))}
      {canSeeSecrets ? (
        <MenuCheck icon={<KeyRound />} isChecked={wantsSecrets} onChange={setWantsSecrets}>
          Include secrets
        </MenuCheck>
      ) : null}
      <MenuSeparator />
      <MenuItem icon={<Link2 />} onSelect={() => void copyLink()}>
        Copy link
      </MenuItem>
    </Menu>
  );
}
