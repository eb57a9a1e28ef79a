"use client";

import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ApiKey } from "#lib/schemas/api-key.ts";
import { roleLabel } from "../members/role-words.ts";
import { KeyProjects, KeyScopes } from "./key-reach.tsx";

export type KeyNames = {
  ofProject: (id: string) => string;
  /** Null for somebody who is not in the organization any more. */
  ofPerson: (id: string) => string | null;
};

type ApiKeyRowProps = {
  apiKey: ApiKey;
  names: KeyNames;
  canChange: boolean;
  onRoll: () => void;
  onRevoke: () => void;
};

const KINDS: Record<ApiKey["type"], string> = {
  project: "Project key",
  organization: "Organization key",
  cli: "Command line",
};

export function ApiKeyRow({ apiKey, names, canChange, onRoll, onRevoke }: ApiKeyRowProps) {
  const { label, type, user_id, role } = apiKey;
  const person = user_id === null ? null : names.ofPerson(user_id);
  const facts = [
    KINDS[type],
    // What a command line may do is what its person may.
    ...(type === "cli" && user_id !== null ? [] : [roleLabel(role)]),
    ...(person ? [type === "cli" ? `for ${person}` : `by ${person}`] : []),
  ];
  return (
    <tr className="border-line hover:bg-hover h-12 border-b">
      <td className="py-1.5 pr-4 pl-4 md:pl-6">
        <span className="block truncate font-medium">{label}</span>
        <span className="text-meta text-muted block truncate">{facts.join(" · ")}</span>
        <span className="text-meta text-muted block truncate font-mono sm:hidden">
          {apiKey.key_fingerprint}
        </span>
      </td>
      <td className="text-meta text-muted truncate font-mono max-sm:hidden">
        {apiKey.key_fingerprint}
      </td>
      <td className="text-muted max-md:hidden">
        <KeyScopes apiKey={apiKey} />
        {type === "organization" ? (
          <span className="text-meta block">
            <KeyProjects apiKey={apiKey} nameOf={names.ofProject} />
          </span>
        ) : null}
      </td>
      <td className="text-muted max-md:hidden">
        {apiKey.last_used_at ? <Time value={apiKey.last_used_at} /> : "Never"}
      </td>
      <td className="text-muted max-lg:hidden">
        {apiKey.expires_at ? <Time value={apiKey.expires_at} /> : "Never"}
      </td>
      <td className="text-muted max-lg:hidden">
        <Time value={apiKey.created_at} />
      </td>
      <td className="pr-4 text-right whitespace-nowrap md:pr-6">
        {canChange && type !== "cli" ? (
          <Button variant="ghost" size="toolbar" aria-label={`Roll ${label}`} onClick={onRoll}>
            Roll
          </Button>
        ) : null}
        {canChange ? (
          <Button variant="ghost" size="toolbar" aria-label={`Revoke ${label}`} onClick={onRevoke}>
            Revoke
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
