"use client";

import { type ReactNode, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { Button } from "#components/ui/button.tsx";
import { askAccount } from "#lib/client/account.ts";
import { AuthCard } from "./auth-card.tsx";
import { LinkNotComplete } from "./link-not-complete.tsx";
import { useLinkToken } from "./use-link-token.ts";

type LinkLandingProps<Answer> = {
  title: string;
  help: string;
  /** The verb of the button. */
  action: string;
  /** Where the token of the link is spent, below /api/account. */
  path: string;
  /** What is shown afterwards; null keeps the button busy, since another page is on its way. */
  then: (answer: Answer) => ReactNode;
};

/**
 * The page that a link of a mail opens. It does nothing by itself: programs that look into mail open every
 * link, and a link works once, so a person presses the button.
 */
export function LinkLanding<Answer>(props: LinkLandingProps<Answer>) {
  const token = useLinkToken();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [after, setAfter] = useState<ReactNode>(null);

  async function spend() {
    setIsBusy(true);
    setError(null);
    try {
      setAfter(props.then(await askAccount<Answer>(props.path, { token })));
    } catch (caught) {
      setError(errorMessage(caught));
      setIsBusy(false);
    }
  }

  if (token === "") return <LinkNotComplete />;
  if (after) return after;
  return (
    <AuthCard title={props.title} help={props.help}>
      {error ? <FormError message={error} /> : null}
      <Button variant="primary" isBusy={isBusy} disabled={token === null} onClick={spend}>
        {props.action}
      </Button>
    </AuthCard>
  );
}
