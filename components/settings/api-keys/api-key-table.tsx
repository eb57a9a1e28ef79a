"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TableHead } from "#components/common/table-head.tsx";
import { ownProjectsOptions } from "#lib/client/api-keys.ts";
import { membersOptions } from "#lib/client/members.ts";
import type { ApiKey } from "#lib/schemas/api-key.ts";
import { ApiKeyRow, type KeyNames } from "./api-key-row.tsx";
import { RevokeKeyDialog } from "./revoke-key-dialog.tsx";
import { RollKeyDialog } from "./roll-key-dialog.tsx";

type ApiKeyTableProps = { keys: readonly ApiKey[]; canChange: boolean };

/** Its columns, and from which width on each is there. */
const COLUMNS = [
  ["Name", "pl-4 md:pl-6"],
  ["Key", "w-36 max-sm:hidden"],
  ["Scopes", "w-28 max-md:hidden"],
  ["Last used", "w-24 max-md:hidden"],
  ["Expires", "w-24 max-lg:hidden"],
  ["Created", "w-24 max-lg:hidden"],
] as const;

export function ApiKeyTable({ keys, canChange }: ApiKeyTableProps) {
  const names = useKeyNames();
  const [rolling, setRolling] = useState<ApiKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <>
      <table
        aria-label="API keys"
        className="border-line w-full table-fixed border-collapse border-t"
      >
        <TableHead columns={COLUMNS} actionsClass="w-36" />
        <tbody>
          {keys.map((key) => (
            <ApiKeyRow
              key={key.id}
              apiKey={key}
              names={names}
              canChange={canChange}
              onRoll={() => setRolling(key)}
              onRevoke={() => setRevoking(key)}
            />
          ))}
        </tbody>
      </table>
      {rolling ? <RollKeyDialog apiKey={rolling} onClose={() => setRolling(null)} /> : null}
      {revoking ? <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}

/** Names whom and what keys only have the id of. */
function useKeyNames(): KeyNames {
  const members = useQuery(membersOptions()).data ?? [];
  const projects = useQuery(ownProjectsOptions()).data ?? [];
  return {
    ofProject: (id) => projects.find((project) => project.id === id)?.name ?? id,
    ofPerson: (id) => {
      const member = members.find(({ user_id }) => user_id === id);
      return member ? (member.name ?? member.email) : null;
    },
  };
}
