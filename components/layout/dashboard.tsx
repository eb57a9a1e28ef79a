"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { signOut } from "#components/auth/sign-out.ts";
import { setActiveProject } from "#lib/client/active-project.ts";
import { leaveShutPage } from "#lib/client/go-to-sign-in.ts";
import { createQueryClient } from "#lib/client/query-client.ts";
import { useLive } from "#lib/client/use-live.ts";
import { AppShell } from "./app-shell.tsx";
import { PROJECT_COOKIE, storeOnDevice } from "./device-cookies.ts";
import { type OpenProject, ProjectProvider } from "./project-context.tsx";
import type { ShellProject } from "./project-switcher.tsx";

type DashboardProps = {
  email: string;
  project: OpenProject;
  projects: readonly ShellProject[];
  startsCollapsed: boolean;
  children: ReactNode;
};

/** Everything around a page: the cache and its live feed, the open project, and the shell. */
export function Dashboard({ email, project, projects, startsCollapsed, children }: DashboardProps) {
  // Only a browser works on one project at a time; on the server the module is shared by everybody.
  if (typeof window !== "undefined") setActiveProject(project.id);
  const [queryClient] = useState(() => createQueryClient(leaveShutPage));
  return (
    <QueryClientProvider client={queryClient}>
      <LiveFeed projectId={project.id} />
      <ProjectProvider project={project}>
        <AppShell
          email={email}
          project={project}
          projects={projects}
          startsCollapsed={startsCollapsed}
          onSwitchProject={switchProject}
          onSignOut={signOut}
        >
          {children}
        </AppShell>
      </ProjectProvider>
    </QueryClientProvider>
  );
}

function LiveFeed({ projectId }: { projectId: string }) {
  useLive(projectId);
  return null;
}

// A full load, so that nothing of the other project stays in memory.
function switchProject(projectId: string): void {
  storeOnDevice(PROJECT_COOKIE, projectId);
  window.location.assign("/");
}
