"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { useSecondFactorSetUp } from "#components/settings/account/use-second-factor-set-up.tsx";
import { Button } from "#components/ui/button.tsx";
import { leaveShutPage } from "#lib/client/go-to-sign-in.ts";
import { createQueryClient } from "#lib/client/query-client.ts";
import { AuthCard } from "./auth-card.tsx";
import { signOut } from "./sign-out.ts";

type SecondFactorPageProps = { organization: string; email: string };

/** Stands in for every page until whoever is signed in has the second factor that is asked for. */
export function SecondFactorPage({ organization, email }: SecondFactorPageProps) {
  const [queryClient] = useState(() => createQueryClient(leaveShutPage));
  return (
    <QueryClientProvider client={queryClient}>
      <AuthCard
        title="Set up two-step sign-in"
        help={`${organization} asks its members for a code of an app on their phone. Nothing else is open to ${email} until it is set up.`}
      >
        <SetUp />
      </AuthCard>
    </QueryClientProvider>
  );
}

function SetUp() {
  const { begin, isBusy, dialogs } = useSecondFactorSetUp({
    onDone: () => window.location.reload(),
  });
  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" isBusy={isBusy} onClick={begin}>
        Set up
      </Button>
      <Button variant="ghost" onClick={signOut}>
        Sign out
      </Button>
      {dialogs}
    </div>
  );
}
