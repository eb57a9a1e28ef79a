"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { errorMessage } from "#components/common/error-message.ts";
import { FormSection } from "#components/common/form/form-section.tsx";
import { LabelledSwitch } from "#components/common/form/labelled-switch.tsx";
import { notify } from "#components/common/notify.ts";
import { accountOptions } from "#lib/client/account.ts";
import { useUpdateOrganization } from "#lib/client/organization.ts";
import type { OrganizationModel } from "#lib/schemas/organization.ts";

/** Asks all members for two-step sign-in. */
export function SecondFactorRule({ organization }: { organization: OrganizationModel }) {
  const account = useQuery(accountOptions());
  const update = useUpdateOrganization();
  const isOn = organization.mfa_required;
  const hasNone = account.data?.second_factor_at === null;
  return (
    <FormSection title="Sign-in">
      <LabelledSwitch
        label="Members need two-step sign-in"
        help={
          hasNone && !isOn ? (
            <>
              Turn it on for yourself first, under{" "}
              <Link href="/settings/account" className="text-link underline">
                Account
              </Link>
              .
            </>
          ) : (
            "Whoever has none sets it up before anything else is open to them, from their next click on. API keys go on as before."
          )
        }
        isOn={isOn}
        isDisabled={update.isPending || (hasNone && !isOn)}
        onChange={(mfa_required) =>
          update.mutate(
            { mfa_required },
            {
              onSuccess: () =>
                notify.success(
                  mfa_required
                    ? "Members need two-step sign-in now"
                    : "Two-step sign-in is up to members",
                ),
              onError: (error) => notify.error("Not saved", { description: errorMessage(error) }),
            },
          )
        }
      />
    </FormSection>
  );
}
