import { handlePlatform } from "#lib/api/handle.ts";
import { exportAuditLogContract } from "#lib/contracts/audit-log.ts";
import { exportAuditLog } from "#lib/services/audit/export-audit-log.ts";

export const GET = handlePlatform(exportAuditLogContract, exportAuditLog);
