import { handle } from "#lib/api/handle.ts";
import { createSourceTypeContract, listSourceTypesContract } from "#lib/contracts/source-types.ts";
import { createSourceType } from "#lib/services/source-types/create-source-type.ts";
import { listSourceTypes } from "#lib/services/source-types/list-source-types.ts";

export const GET = handle(listSourceTypesContract, listSourceTypes);
export const POST = handle(createSourceTypeContract, createSourceType);
