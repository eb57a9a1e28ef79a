import { handle } from "#lib/api/handle.ts";
import { countIssueOccurrencesContract } from "#lib/contracts/issues.ts";
import { countOccurrences } from "#lib/services/issues/count-occurrences.ts";

export const GET = handle(countIssueOccurrencesContract, countOccurrences);
