import { handle } from "#lib/api/handle.ts";
import {
  createSourceContract,
  listSourcesContract,
  upsertSourceContract,
} from "#lib/contracts/sources.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { listSources } from "#lib/services/sources/list-sources.ts";
import { upsertSource } from "#lib/services/sources/upsert-source.ts";

export const GET = handle(listSourcesContract, listSources);
export const POST = handle(createSourceContract, createSource);
export const PUT = handle(upsertSourceContract, upsertSource);
