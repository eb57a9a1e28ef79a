"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type ApiReference, apiReferenceOptions } from "#lib/client/api-reference.ts";
import { KEY_PLACEHOLDER } from "./build-example.ts";
import { EndpointSection } from "./endpoint-section.tsx";
import { ExampleKey } from "./example-key.tsx";
import { NounList } from "./noun-list.tsx";

const LANGUAGES = [
  { value: "curl", label: "curl" },
  { value: "javascript", label: "JavaScript" },
] as const;

/** The API of this very server, with calls that are ready to run. */
export function ApiReferenceScreen() {
  const reference = useQuery(apiReferenceOptions());
  const [{ noun, lang }, setQuery] = useQueryStates({
    noun: parseAsString.withDefault("sources"),
    lang: parseAsStringLiteral(["curl", "javascript"]).withDefault("curl"),
  });
  const [key, setKey] = useState<string | null>(null);
  return (
    <Page header={<PageHeader title="API reference" />}>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <div className="w-32">
          <Select
            aria-label="Language of the examples"
            value={lang}
            onValueChange={(value) => void setQuery({ lang: value })}
            options={LANGUAGES}
          />
        </div>
        <ExampleKey hasKey={key !== null} onKey={setKey} />
        <code className="text-muted text-meta ml-auto font-mono max-md:hidden">
          {reference.data?.baseUrl}
        </code>
      </div>
      {reference.error ? (
        <ErrorState
          title="The description of the API could not be loaded"
          message={errorMessage(reference.error)}
          onRetry={() => void reference.refetch()}
        />
      ) : null}
      {reference.isPending ? <Skeleton className="mt-4 h-96 w-full" /> : null}
      {reference.data ? (
        <Content
          reference={reference.data}
          noun={noun}
          onNoun={(next) => void setQuery({ noun: next }, { history: "push" })}
          language={lang}
          apiKey={key ?? KEY_PLACEHOLDER}
        />
      ) : null}
    </Page>
  );
}

type ContentProps = {
  reference: ApiReference;
  noun: string;
  onNoun: (noun: string) => void;
  language: "curl" | "javascript";
  apiKey: string;
};

function Content({ reference, noun, onNoun, language, apiKey }: ContentProps) {
  const shown = reference.nouns.find((each) => each.noun === noun) ?? reference.nouns[0];
  // The browser looked for the anchor before there was anything to find.
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (id) document.getElementById(id)?.scrollIntoView();
  }, []);
  return (
    <div className="flex gap-8 max-lg:flex-col max-lg:gap-4">
      <NounList
        nouns={reference.nouns.map((each) => each.noun)}
        selected={shown?.noun ?? ""}
        onSelect={onNoun}
      />
      <div className="min-w-0 flex-1">
        {shown?.endpoints.map((endpoint) => (
          <EndpointSection
            key={endpoint.operationId}
            endpoint={endpoint}
            baseUrl={reference.baseUrl}
            language={language}
            apiKey={apiKey}
          />
        ))}
      </div>
    </div>
  );
}
