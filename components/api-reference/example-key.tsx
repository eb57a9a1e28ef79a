"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useCreateApiKey } from "#lib/client/api-keys.ts";

type ExampleKeyProps = { hasKey: boolean; onKey: (key: string) => void };

/** Keys are shown once only: to stand in the examples, one is made for them. */
export function ExampleKey({ hasKey, onKey }: ExampleKeyProps) {
  const create = useCreateApiKey();
  const canCreate = useCan("api-keys.write");
  const [isAsked, setIsAsked] = useState(false);
  if (!canCreate || hasKey) return null;
  const make = async () => {
    setIsAsked(true);
    try {
      const { key } = await create.mutateAsync({ label: "api-reference", type: "project" });
      onKey(key);
    } catch (error) {
      notify.error("No key could be made", { description: errorMessage(error) });
    } finally {
      setIsAsked(false);
    }
  };
  return (
    <Button onClick={make} isBusy={isAsked}>
      <KeyRound />
      Put a new key into the examples
    </Button>
  );
}
