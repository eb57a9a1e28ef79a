"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { sourceTypeOptions } from "#lib/client/source-types.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { authCodeOf } from "./auth-code-of.ts";
import { sourceCurl } from "./source-curl.ts";
import { TestEventDialog } from "./test-event-dialog.tsx";

/** Where to send requests to, and a first one to send. */
export function SourceUrlCard({ source }: { source: SourceModel }) {
  const type = useQuery(sourceTypeOptions(authCodeOf(source), source.id)).data;
  const canOperate = useCan("gateway.operate");
  const [isTesting, setIsTesting] = useState(false);
  return (
    <FormSection title="URL" help="Requests to this URL, and to any path below it, are taken in.">
      <div className="flex flex-col gap-3">
        <CodeBlock code={source.url} copyLabel="Copy URL" />
        <CodeBlock code={sourceCurl(source.url)} copyLabel="Copy command" />
        {canOperate ? (
          <Button className="self-start" disabled={!type} onClick={() => setIsTesting(true)}>
            <Send />
            Send test event
          </Button>
        ) : null}
      </div>
      {isTesting && type ? (
        <TestEventDialog source={source} type={type} onClose={() => setIsTesting(false)} />
      ) : null}
    </FormSection>
  );
}
