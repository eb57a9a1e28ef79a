import type { ReactNode } from "react";
import { SettingsNav } from "#components/settings/settings-nav.tsx";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full min-h-0 max-md:flex-col">
      <SettingsNav />
      <div className="min-h-0 min-w-0 flex-1">{children}</div>
    </div>
  );
}
