import { handle } from "#lib/api/handle.ts";
import { exportIssuesContract } from "#lib/contracts/issues.ts";
import { exportIssues } from "#lib/services/issues/export-issues.ts";

export const GET = handle(exportIssuesContract, exportIssues);
