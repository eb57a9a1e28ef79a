"use client";

import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { type ExportOptions, useExport } from "./use-export.ts";

export function ExportMenu(props: ExportOptions) {
  const { isBusy, ways } = useExport(props);
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" size="toolbar" isBusy={isBusy}>
          {isBusy ? null : <Download />} Export
        </Button>
      }
    >
      {ways.map(({ label, save }) => (
        <MenuItem key={label} onSelect={save}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
