"use client";

import { Eye } from "lucide-react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useRevealSigningSecret } from "#lib/client/signing-secret.ts";
import { RollSigningSecret } from "./roll-signing-secret.tsx";

const VERIFY = `import { createHmac, timingSafeEqual } from "node:crypto";

// body: the bytes as they came, before anything parses them
export function isFromSluice(body, headers) {
  const expected = createHmac("sha256", process.env.SLUICE_SIGNING_SECRET).update(body).digest();
  const given = Buffer.from(headers["x-hookdeck-signature"] ?? "", "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}`;

/** What a receiver needs to tell our deliveries from anybody else's. */
export function SigningSecretScreen() {
  const canRead = useCan("secrets.read");
  const reveal = useRevealSigningSecret();
  return (
    <Page className="max-w-3xl" header={<PageHeader title="Signing secret" />}>
      <div className="flex flex-col gap-6">
        <section className="flex flex-col items-start gap-3" aria-label="Secret">
          <p className="text-muted">
            Every delivery of this project carries a signature of its body, unless its destination
            has credentials of its own. Receivers verify it with this secret.
          </p>
          {reveal.data ? (
            <CodeBlock
              code={reveal.data.signing_secret}
              copyLabel="Copy signing secret"
              className="w-full"
            />
          ) : canRead ? (
            <Button isBusy={reveal.isPending} onClick={() => reveal.mutate()}>
              {reveal.isPending ? null : <Eye />}
              Show secret
            </Button>
          ) : (
            <p>Your role may not see secrets. Ask an owner or admin of the project.</p>
          )}
          {reveal.error ? (
            <p role="alert" className="text-failed">
              {errorMessage(reveal.error)}
            </p>
          ) : null}
        </section>
        <RollSigningSecret />
        <section className="flex flex-col gap-3" aria-label="Verification">
          <h2 className="text-form font-medium">Verify a delivery in Node</h2>
          <CodeBlock code={VERIFY} copyLabel="Copy code" />
        </section>
      </div>
    </Page>
  );
}
