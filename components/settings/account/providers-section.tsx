"use client";

import { KeyRound } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { signIn } from "next-auth/react";
import { useState } from "react";
import type { ProviderChoice } from "#components/auth/provider-buttons.tsx";
import { ProviderMark } from "#components/auth/provider-mark.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { notify } from "#components/common/notify.ts";
import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { useAccountChange } from "#lib/client/account.ts";
import type { AccountModel } from "#lib/schemas/account.ts";
import { useConfirmed } from "./use-confirmed.tsx";

type ProvidersSectionProps = { account: AccountModel; providers: readonly ProviderChoice[] };

/** The providers by which the account can be signed in to. */
export function ProvidersSection({ account, providers }: ProvidersSectionProps) {
  const link = useAccountChange("/identities/link");
  const unlink = useAccountChange("/identities/unlink");
  const confirmed = useConfirmed();
  const [busy, setBusy] = useState<string | null>(null);
  const isTaken = useSearchParams().get("error") === "Taken";
  const nameOf = (id: string) => providers.find((each) => each.id === id)?.name ?? id;
  const others = providers.filter(
    ({ id }) => !account.identities.some((each) => each.provider === id),
  );

  async function attempt(id: string, action: () => Promise<unknown>, then: () => void) {
    setBusy(id);
    try {
      if (await confirmed.run(action)) then();
    } catch (error) {
      notify.error("Nothing was changed", { description: errorMessage(error) });
    } finally {
      setBusy(null);
    }
  }

  return (
    <FormSection title="Providers" help="Other ways to sign in to this account.">
      <div className="flex flex-col gap-3">
        {isTaken ? (
          <FormError message="That account of the provider belongs to somebody else here. Sign in with it, and disconnect it there first." />
        ) : null}
        <ul className="divide-line divide-y">
          {account.identities.map(({ id, provider, email, last_used_at }) => (
            <li key={id} className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 py-1">
              <ProviderIcon id={provider} />
              <span className="font-medium">{nameOf(provider)}</span>
              <span className="text-muted min-w-0 flex-1 truncate">{email}</span>
              <span className="text-muted max-sm:hidden">
                used <Time value={last_used_at} />
              </span>
              <Button
                size="toolbar"
                isBusy={busy === id}
                onClick={() =>
                  attempt(
                    id,
                    () => unlink.mutateAsync({ id }),
                    () => notify.success(`${nameOf(provider)} disconnected`),
                  )
                }
              >
                Disconnect
              </Button>
            </li>
          ))}
          {others.map(({ id, name }) => (
            <li key={id} className="flex min-h-10 items-center gap-3 py-1">
              <ProviderIcon id={id} />
              <span className="min-w-0 flex-1 font-medium">{name}</span>
              <Button
                size="toolbar"
                isBusy={busy === id}
                onClick={() =>
                  attempt(
                    id,
                    () => link.mutateAsync({ provider: id }),
                    () => void signIn(id, { callbackUrl: "/settings/account" }),
                  )
                }
              >
                Connect
              </Button>
            </li>
          ))}
        </ul>
      </div>
      {confirmed.dialog}
    </FormSection>
  );
}

function ProviderIcon({ id }: { id: string }) {
  return (
    <span className="text-muted flex size-4 shrink-0 [&>svg]:size-4">
      <ProviderMark provider={id} fallback={<KeyRound aria-hidden />} />
    </span>
  );
}
