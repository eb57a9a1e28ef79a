"use client";

import { KeyRound } from "lucide-react";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ProviderMark } from "./provider-mark.tsx";

export type ProviderChoice = { id: string; name: string };

type ProviderButtonsProps = { providers: readonly ProviderChoice[]; callbackUrl: string };

/** One button for each provider that the settings name. */
export function ProviderButtons({ providers, callbackUrl }: ProviderButtonsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className="flex flex-col gap-2">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          isBusy={chosen === id}
          disabled={chosen !== null}
          onClick={() => {
            setChosen(id);
            void signIn(id, { callbackUrl });
          }}
        >
          {chosen === id ? null : <ProviderMark provider={id} fallback={<KeyRound />} />}
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
