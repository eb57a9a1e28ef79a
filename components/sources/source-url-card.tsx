"use client";

import { useMutation } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { FormSection } from "#components/common/form/form-section.tsx";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { sendTestRequest } from "#lib/client/send-test-request.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { sourceCurl } from "./source-curl.ts";

/** Where to send requests to, and a first one to send. */
export function SourceUrlCard({ source }: { source: SourceModel }) {
  const send = useMutation({
    mutationFn: () => sendTestRequest(source.id),
    onSuccess: () =>
      notify.success("Test request sent", { description: "It appears under Requests." }),
    onError: (error) => notify.error("Not taken", { description: errorMessage(error) }),
  });
  return (
    <FormSection title="URL" help="Requests to this URL, and to any path below it, are taken in.">
      <div className="flex flex-col gap-3">
        <CodeBlock code={source.url} copyLabel="Copy URL" />
        <CodeBlock code={sourceCurl(source.url)} copyLabel="Copy command" />
        <Button className="self-start" isBusy={send.isPending} onClick={() => send.mutate()}>
          {send.isPending ? null : <Send />}
          Send test request
        </Button>
      </div>
    </FormSection>
  );
}
