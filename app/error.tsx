"use client";

import { AuthCard } from "#components/auth/auth-card.tsx";
import { Button } from "#components/ui/button.tsx";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <AuthCard
      title="This page failed"
      help="Try it again. If it fails again, the server's log says why."
    >
      <Button className="self-start" onClick={reset}>
        Try again
      </Button>
    </AuthCard>
  );
}
