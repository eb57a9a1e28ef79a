"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { getActiveProject } from "#lib/client/active-project.ts";
import { cliLoginOptions, projectsOptions, useConfirmCliLogin } from "#lib/client/cli-login.ts";

/** Where somebody who started the command line lets it in. */
export function CliLoginScreen({ code }: { code: string }) {
  const login = useQuery(cliLoginOptions(code));
  return (
    <Page className="max-w-xl" header={<PageHeader title="Sign in to the command line" />}>
      {login.data ? (
        <ConfirmLogin code={code} device={login.data.device_name} />
      ) : login.error ? (
        <p role="alert">
          This link is over or was used. Run <code>hookdeck login</code> again for a new one.
        </p>
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </Page>
  );
}

function ConfirmLogin({ code, device }: { code: string; device: string }) {
  const projects = useQuery(projectsOptions());
  const confirm = useConfirmCliLogin(code);
  const [chosen, setChosen] = useState<string | null>(null);
  const projectId = chosen ?? getActiveProject();
  if (confirm.isSuccess) {
    return <p role="status">Signed in. Go back to the command line: it goes on by itself.</p>;
  }
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-muted">
        The command line on <strong className="text-ink">{device || "an unnamed device"}</strong>{" "}
        asks to act for you. Let it in only if you have just started it yourself.
      </p>
      <Field label="Project" className="w-full sm:max-w-72">
        <Select
          aria-label="Project"
          value={projectId}
          onValueChange={setChosen}
          options={(projects.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      {confirm.error ? (
        <p role="alert" className="text-failed">
          {errorMessage(confirm.error)}
        </p>
      ) : null}
      <Button
        variant="primary"
        isBusy={confirm.isPending}
        onClick={() => {
          if (projectId) confirm.mutate(projectId);
        }}
      >
        Let it in
      </Button>
    </div>
  );
}
