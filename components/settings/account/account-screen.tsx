"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProviderChoice } from "#components/auth/provider-buttons.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { SkeletonRows } from "#components/common/list/skeleton-rows.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { accountOptions } from "#lib/client/account.ts";
import { CliKeysSection } from "./cli-keys-section.tsx";
import { EmailCard } from "./email-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { ProfileCard } from "./profile-card.tsx";
import { ProvidersSection } from "./providers-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

type AccountScreenProps = { providers: readonly ProviderChoice[]; canMail: boolean };

/** What belongs to whoever is signed in, whichever project is open. */
export function AccountScreen({ providers, canMail }: AccountScreenProps) {
  const { data: account, error, refetch } = useQuery(accountOptions());
  return (
    <Page className="max-w-4xl" header={<PageHeader title="Account" />}>
      {account ? (
        <>
          <ProfileCard account={account} />
          <EmailCard account={account} canMail={canMail} />
          <PasswordCard account={account} />
          <SecondFactorSection account={account} />
          {providers.length > 0 || account.identities.length > 0 ? (
            <ProvidersSection account={account} providers={providers} />
          ) : null}
          <SessionsSection />
          <CliKeysSection />
        </>
      ) : error ? (
        <ErrorState
          title="Your account could not be loaded"
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      ) : (
        <SkeletonRows label="Loading your account" />
      )}
    </Page>
  );
}
