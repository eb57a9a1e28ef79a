import { parseAsString, useQueryStates } from "nuqs";
import type { AuditFilter } from "#lib/client/audit-log.ts";

const PARSERS = {
  search: parseAsString.withOptions({ throttleMs: 300 }),
  actorType: parseAsString,
  noun: parseAsString,
  resourceId: parseAsString,
  from: parseAsString,
  until: parseAsString,
};

export type AuditFilterState = {
  filter: AuditFilter;
  isFiltered: boolean;
  set: (changes: Partial<AuditFilter>) => void;
  clear: () => void;
};

/** What of the audit log is looked at; it stands in the address, to be sent to others. */
export function useAuditFilter(): AuditFilterState {
  const [filter, setFilter] = useQueryStates(PARSERS, {
    urlKeys: { actorType: "who", noun: "what", resourceId: "id" },
  });
  return {
    filter,
    isFiltered: Object.values(filter).some((value) => value !== null),
    set: (changes) => void setFilter(changes),
    clear: () => void setFilter(null),
  };
}
