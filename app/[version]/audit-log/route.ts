import { handlePlatform } from "#lib/api/handle.ts";
import { listAuditEntriesContract } from "#lib/contracts/audit-log.ts";
import { listAuditEntries } from "#lib/services/audit/list-audit-entries.ts";

export const GET = handlePlatform(listAuditEntriesContract, listAuditEntries);
