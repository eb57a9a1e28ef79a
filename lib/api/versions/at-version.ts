import type { z } from "zod";
import type { Contract } from "#lib/contracts/contract.ts";
import { API_VERSIONS, type ApiVersion, NEWEST_VERSION } from "./api-version.ts";
import { convertBy, replaceIn } from "./schema-tree.ts";
import type { VersionChange } from "./version-change.ts";
import { VERSION_CHANGES } from "./version-changes.ts";

type InputPart = "query" | "body";

/** An endpoint as a version of the API has it. */
export type VersionedContract = {
  /** Tells whether the version has the endpoint at all. */
  isOffered: boolean;
  /** What the callers of the version send and get. */
  contract: Contract;
  /** Turns query or body, which fit the version's schema, into what the newest version takes. */
  up(part: InputPart, value: object): object;
  /** Turns what the newest version answers into what the version does. */
  down(answer: unknown): unknown;
  /** Turns field names in a sentence of the newest version into those of the version. */
  rename(text: string): string;
};

/** Returns the contract as the newest version has it: nothing is turned. */
function unchanged(contract: Contract): VersionedContract {
  const changes = Object.values(VERSION_CHANGES).flat();
  return {
    isOffered: !changes.some(({ removed }) => removed?.test(contract.path)),
    contract,
    up: (_, value) => value,
    down: (answer) => answer,
    rename: (text) => text,
  };
}

function isOffered(newer: VersionedContract, { added, removed }: VersionChange): boolean {
  const { path } = newer.contract;
  if (added?.test(path)) return false;
  return newer.isOffered || (removed?.test(path) ?? false);
}

/** Puts a change beneath a newer version of the endpoint. */
function before(newer: VersionedContract, change: VersionChange): VersionedContract {
  const { shapes = [], rename = (text: string) => text } = change;
  const answer = change.answers?.[`${newer.contract.method} ${newer.contract.path}`];
  const replace = (schema: z.ZodType) => shapes.find((shape) => shape.newer === schema)?.older;
  const replaced = <S extends z.ZodType | undefined>(schema: S) =>
    schema && (replaceIn(schema, replace) as S);
  const { query, body, response, ...rest } = newer.contract;
  const shaped = replaced(response);
  const contract: Contract = {
    ...rest,
    ...(query ? { query: replaced(query) } : {}),
    ...(body ? { body: replaced(body) } : {}),
    response: answer ? answer.older(shaped) : shaped,
  };
  return {
    isOffered: isOffered(newer, change),
    contract,
    up(part, value) {
      const schema = contract[part];
      if (!schema || schema === newer.contract[part]) return newer.up(part, value);
      const turned = convertBy(schema, value, (each, inner) => {
        const shape = shapes.find(({ older }) => older === each);
        return shape?.up && { value: shape.up(inner) };
      });
      return newer.up(part, turned as object);
    },
    down(value) {
      const newest = newer.down(value);
      if (contract.response === response) return newest;
      const turned = convertBy(response, newest, (each, inner) => {
        const shape = shapes.find((candidate) => candidate.newer === each);
        return shape?.down && { value: shape.down(inner) };
      });
      return answer ? answer.down(turned) : turned;
    },
    rename: (text) => rename(newer.rename(text), newer.contract),
  };
}

function build(contract: Contract, version: ApiVersion): VersionedContract {
  if (version === NEWEST_VERSION) return unchanged(contract);
  const newer = API_VERSIONS[API_VERSIONS.indexOf(version) - 1] ?? NEWEST_VERSION;
  return VERSION_CHANGES[version].reduce(before, atVersion(contract, newer));
}

const built = new WeakMap<Contract, Map<ApiVersion, VersionedContract>>();

/** Returns an endpoint as a version of the API has it: the changes of all versions from the newest on, in a chain. */
export function atVersion(contract: Contract, version: ApiVersion): VersionedContract {
  const known = built.get(contract) ?? new Map<ApiVersion, VersionedContract>();
  built.set(contract, known);
  const versioned = known.get(version) ?? build(contract, version);
  known.set(version, versioned);
  return versioned;
}
