"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { authCodeOf } from "#components/sources/auth-code-of.ts";
import { TestEventDialog } from "#components/sources/test-event-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { connectionsOptions } from "#lib/client/connections.ts";
import { sourceTypeOptions } from "#lib/client/source-types.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import type { SourceModel } from "#lib/schemas/source.ts";

/** Where events go, and a test event that goes there through one of its sources, rules and all. */
export function DestinationTestCard({ destination }: { destination: DestinationModel }) {
  const canOperate = useCan("gateway.operate");
  const connections = useQuery(connectionsOptions()).data ?? [];
  const [source, setSource] = useState<SourceModel | null>(null);
  const sources = new Map(
    connections
      .filter((each) => each.destination.id === destination.id)
      .map((each) => [each.source.id, each.source]),
  );
  const { type, config } = destination;
  return (
    <FormSection title="Sends to" help={HELP[type]}>
      <div className="flex flex-col items-start gap-3">
        {config.url ? (
          <CodeBlock code={config.url} copyLabel="Copy URL" className="w-full" />
        ) : null}
        {type === "MOCK_API" ? (
          <p className="text-muted">
            It answers 200 with what it got. Nothing leaves this installation.
          </p>
        ) : null}
        {sources.size === 0 ? (
          <p className="text-muted">
            A test event comes through a source.{" "}
            <Link
              href={`/connections/new?destination=${destination.id}`}
              className="text-link underline"
            >
              Connect one first.
            </Link>
          </p>
        ) : null}
        {canOperate && sources.size > 0 ? (
          <Menu
            trigger={
              <Button>
                <Send />
                Send test event through…
              </Button>
            }
          >
            {[...sources.values()].map((each) => (
              <MenuItem key={each.id} onSelect={() => setSource(each)}>
                {each.name}
              </MenuItem>
            ))}
          </Menu>
        ) : null}
      </div>
      {source ? <TestThrough source={source} onClose={() => setSource(null)} /> : null}
    </FormSection>
  );
}

const HELP: Record<DestinationModel["type"], string> = {
  HTTP: "The URL of a service.",
  MOCK_API: "A mock, to try things out.",
  CLI: "A command line that listens.",
};

function TestThrough({ source, onClose }: { source: SourceModel; onClose: () => void }) {
  const type = useQuery(sourceTypeOptions(authCodeOf(source), source.id)).data;
  return type ? <TestEventDialog source={source} type={type} onClose={onClose} /> : null;
}
