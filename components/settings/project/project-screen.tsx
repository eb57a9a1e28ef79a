"use client";

import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan, useOpenProject } from "#components/layout/project-context.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { projectOptions } from "#lib/client/projects.ts";
import { PrivateSection } from "./private-section.tsx";
import { ProjectCard } from "./project-card.tsx";
import { ProjectEnd } from "./project-end.tsx";

/** Name and rules of the open project, who may open it, and its end. */
export function ProjectScreen() {
  const { id } = useOpenProject();
  const project = useQuery(projectOptions(id));
  const canWrite = useCan("projects.write");
  return (
    <Page className="max-w-4xl" header={<PageHeader title="Project" />}>
      {project.data ? (
        <>
          <ProjectCard project={project.data} isReadOnly={!canWrite} />
          {canWrite ? (
            <>
              <PrivateSection project={project.data} />
              <ProjectEnd project={project.data} />
            </>
          ) : (
            <p className="text-muted border-line border-t pt-4">
              Only owners and admins change the project.
            </p>
          )}
        </>
      ) : project.error ? (
        <ErrorState
          title="The project could not be loaded"
          message={errorMessage(project.error)}
          onRetry={() => void project.refetch()}
        />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Page>
  );
}
