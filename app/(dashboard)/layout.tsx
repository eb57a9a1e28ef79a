import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AuthCard } from "#components/auth/auth-card.tsx";
import { SecondFactorAsked } from "#components/auth/second-factor-asked.tsx";
import { Dashboard } from "#components/layout/dashboard.tsx";
import { PROJECT_COOKIE, SIDEBAR_COOKIE } from "#components/layout/device-cookies.ts";
import { GoToSignIn } from "#components/layout/go-to-sign-in.tsx";
import { getAuthContext } from "#lib/auth/auth-context.ts";
import { getSession } from "#lib/auth/session.ts";
import { findVisibleProjects } from "#lib/services/projects/find-visible-projects.ts";

export const dynamic = "force-dynamic";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const session = await getSession();
  if (!session) return <GoToSignIn />;
  const { secondFactorAskedBy, user } = session;
  if (secondFactorAskedBy !== null) {
    return <SecondFactorAsked organization={secondFactorAskedBy} email={user.email} />;
  }
  const projects = await findVisibleProjects(getAuthContext().db, session.user.id);
  const stored = await cookies();
  const wanted = stored.get(PROJECT_COOKIE)?.value;
  const project = projects.find(({ id }) => id === wanted) ?? projects[0];
  if (!project) {
    return (
      <AuthCard
        title="No project is open to you"
        help="Ask an owner or admin of your organization to let you into one."
      />
    );
  }
  return (
    <Dashboard
      email={session.user.email}
      project={{ id: project.id, name: project.name, role: project.role }}
      projects={projects.map(({ id, name, organization }) => ({
        id,
        name,
        organization: organization.name,
      }))}
      startsCollapsed={stored.get(SIDEBAR_COOKIE)?.value === "collapsed"}
    >
      {children}
    </Dashboard>
  );
}
