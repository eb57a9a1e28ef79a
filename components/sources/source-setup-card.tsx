"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { FormSection } from "#components/common/form/form-section.tsx";
import { sourceTypeOptions } from "#lib/client/source-types.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { authCodeOf } from "./auth-code-of.ts";
import { UnverifiedMark } from "./unverified-mark.tsx";

/** What to do at the sender, and what can be promised of its requests. */
export function SourceSetupCard({ source }: { source: SourceModel }) {
  const type = useQuery(sourceTypeOptions(authCodeOf(source), source.id)).data;
  if (!type) return null;
  return (
    <FormSection title="Set-up" help={type.label}>
      <div className="flex flex-col gap-3">
        {type.unverified ? (
          <p className="flex flex-wrap items-baseline gap-x-2">
            <UnverifiedMark />
            <span className="text-muted">
              How {type.label} signs its requests is not public, so they are taken in without a
              check.
            </span>
          </p>
        ) : null}
        <ol className="flex list-decimal flex-col gap-1.5 pl-5">
          {type.setup.map((step) => (
            <li key={step} className="[overflow-wrap:anywhere]">
              {step}
            </li>
          ))}
        </ol>
        {type.documentation ? (
          <a
            href={type.documentation}
            target="_blank"
            rel="noreferrer"
            className="text-link inline-flex items-center gap-1 self-start hover:underline"
          >
            Webhooks of {type.label}
            <ExternalLink className="size-3.5" aria-hidden />
          </a>
        ) : null}
      </div>
    </FormSection>
  );
}
