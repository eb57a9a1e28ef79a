"use client";

import { Ellipsis, Link2, SquareTerminal } from "lucide-react";
import type { ReactNode } from "react";
import { notify } from "#components/common/notify.ts";
import type { RawBodyModel } from "#lib/schemas/payload.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { buildCurl } from "./build-curl.ts";
import { copyText } from "./copy-text.ts";
import { errorMessage } from "./error-message.ts";

type CopyCurlMenuProps = {
  /** Null until the data is there. */
  call: { method: string; url: string; headers: Readonly<Record<string, unknown>> } | null;
  fetchBody: () => Promise<RawBodyModel>;
  /** Path of the full page. */
  href: string;
  /** More entries, above the copies. */
  children?: ReactNode;
};

export function CopyCurlMenu({ call, fetchBody, href, children }: CopyCurlMenuProps) {
  async function copyCurl(hasSecrets: boolean) {
    if (!call) return;
    try {
      const body = await fetchBody();
      await say(copyText(buildCurl({ ...call, body, hasSecrets })), "cURL command copied");
    } catch (error) {
      notify.error("Not copied", { description: errorMessage(error) });
    }
  }
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
      <MenuItem icon={<SquareTerminal />} isDisabled={!call} onSelect={() => void copyCurl(false)}>
        Copy as cURL
      </MenuItem>
      <MenuItem icon={<SquareTerminal />} isDisabled={!call} onSelect={() => void copyCurl(true)}>
        Copy as cURL with secrets
      </MenuItem>
      <MenuItem
        icon={<Link2 />}
        onSelect={() => void say(copyText(window.location.origin + href), "Link copied")}
      >
        Copy link
      </MenuItem>
    </Menu>
  );
}

async function say(copying: Promise<boolean>, message: string): Promise<void> {
  if (await copying) notify.success(message);
  else notify.error("Not copied", { description: "The browser refused to use the clipboard." });
}
