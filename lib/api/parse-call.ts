import type { Contract, ContractInput } from "#lib/contracts/contract.ts";
import { parseQuery } from "#lib/domain/ingestion/parsed-query.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput, validationError } from "#lib/services/parse-input.ts";
import { findBadText } from "./find-bad-text.ts";
import { readJsonBody } from "./read-json-body.ts";
import type { VersionedContract } from "./versions/at-version.ts";

type VersionedCall = { contract: Contract; versioned: VersionedContract };

export type Params = Record<string, string | string[] | undefined>;

const MAX_NAMED_KEYS = 20;

type Schema = Contract["params"] | Contract["query"] | Contract["body"];

function parsePart(schema: Schema, input: unknown): object {
  if (!schema) return {};
  const fault = findBadText(input);
  if (fault) throw validationError([fault]);
  return parseInput(schema, input) as object;
}

/** An input of an older version is checked as that version has it, so that faults speak its words. */
function parseVersioned(
  part: "query" | "body",
  { contract, versioned }: VersionedCall,
  input: unknown,
): object {
  const older = versioned.contract[part];
  if (older === contract[part]) return parsePart(older, input);
  parsePart(older, input);
  return parsePart(contract[part], versioned.up(part, input as object));
}

/** An id in a path that no row can have is an id of no row. */
function assertStorable(params: Params) {
  if (findBadText(params)) throw new AppError("NOT_FOUND", "Not Found");
}

/** Returns the query keys of a call that its endpoint does not know, as a header value; "": none. */
export function ignoredQueryKeys(contract: Contract, request: Request): string {
  const known = contract.query?.shape ?? {};
  const keys = Object.keys(parseQuery(new URL(request.url).search.slice(1)));
  return keys
    .filter((key) => !Object.hasOwn(known, key))
    .slice(0, MAX_NAMED_KEYS)
    .map((key) => encodeURIComponent(key.toWellFormed().slice(0, 100)))
    .join(", ");
}

/**
 * Parses path, query and body of a call by its contract, into one object; `versioned` is the contract as the
 * caller's version has it. Throws VALIDATION.
 */
export async function parseCall<C extends Contract>(
  contract: C,
  versioned: VersionedContract,
  request: Request,
  params: Params,
): Promise<ContractInput<C>> {
  assertStorable(params);
  const query = parseQuery(new URL(request.url).search.slice(1));
  const body = contract.body ? await readJsonBody(request, contract.maxBodyBytes) : {};
  // The parts have the types of the contract's schemas; TypeScript cannot follow them through a spread.
  return {
    ...parseVersioned("query", { contract, versioned }, query),
    ...parseVersioned("body", { contract, versioned }, body),
    ...parsePart(contract.params, params),
  } as ContractInput<C>;
}
