import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { NEWEST_VERSION } from "#lib/api/versions/api-version.ts";
import { atVersion } from "#lib/api/versions/at-version.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { can } from "#lib/domain/permissions.ts";
import {
  type ContractCall,
  contractCall,
  idFilters,
  nounsOf,
  versionsOf,
} from "#lib/testing/contract-call.ts";
import { createHttpProduct, type HttpProduct } from "#lib/testing/http-product.ts";
import { addTenant, type Ids, type Tenant, unknownIds } from "#lib/testing/test-tenant.ts";

/** Whoever knows no key may call these, and nothing else. */
const PUBLIC = ["startCliLogin", "startCliGuest", "pollCliLogin"];
/** Every other endpoint asks for a permission. */
const FOR_EVERY_KEY = ["validateCliKey", "createCliKey", "updateCliClient", "getMe"];
/** Only people may, in a browser: no key of whatever kind. */
const FOR_PEOPLE = [
  "getCliLogin",
  "confirmCliLogin",
  "updateNotificationPreference",
  "createOrganization",
  "deleteOrganization",
  "leaveOrganization",
  "transferOrganization",
  "transferProject",
];

const AUDIT_LOG = ["listAuditEntries", "exportAuditLog"];

const all = Object.entries(contracts);
const closed = all.filter(([name]) => !PUBLIC.includes(name));

let product: HttpProduct;
let ours: Tenant;
let theirs: Tenant;
let before: unknown;
let names = 0;

beforeAll(async () => {
  product = await createHttpProduct();
  ours = await addTenant(product, product.project, "zebra");
  theirs = await addTenant(product, await product.addProject({ isForeign: true }), "quagga");
  await product.stopWorker();
  before = await contentsOf(ours.project.id);
});
afterAll(() => product.close());

/** Endpoints of the platform take keys of organizations, one that of a command line, all others those of projects. */
function keyOf({ audience, path }: Contract, tenant: Tenant, who: keyof Tenant["keys"] = "owner") {
  if (path === "/cli/{id}") return tenant.commandLineKey;
  return tenant.keys[who][audience === "organization" ? "organization" : "project"].key;
}

type Options = { key?: string; headers?: Record<string, string>; version?: string | undefined };

function callOf(name: string, contract: Contract, ids: Ids): ContractCall {
  names += 1;
  return contractCall(name, contract, ids, `quagga-${names}`);
}

async function ask(contract: Contract, { path, query, body }: ContractCall, options: Options = {}) {
  const [newest = NEWEST_VERSION] = versionsOf(contract);
  const answer = await product.call(contract.method, query ? `${path}?${query}` : path, {
    ...options,
    version: options.version ?? newest,
    ...(body === undefined ? {} : { body }),
  });
  return { ...answer, text: JSON.stringify(answer.body) };
}

const UNAUTHORIZED = { code: "UNAUTHORIZED", status: 401, message: "Unauthorized" };

/** Everything in the database that is of a project, but for when its keys were last used. */
async function contentsOf(projectId: string): Promise<unknown> {
  const { rows: tables } = await product.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE a.attname = 'project_id' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> 'api_key' ORDER BY 1`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const contents = tables.map(async ({ name }) => {
    const { rows } = await product.pool.query(
      `SELECT '${name}' AS name, count(*), md5(string_agg(t::text, '|' ORDER BY t::text))
       FROM "${name}" t WHERE project_id = $1`,
      [projectId],
    );
    return rows[0];
  });
  const keys = await product.pool.query(
    `SELECT k.id, k.role, k.scopes, k.grants, k.revoked_at FROM api_key k
     JOIN project p ON p.organization_id = k.organization_id WHERE p.id = $1 ORDER BY 1`,
    [projectId],
  );
  return [...(await Promise.all(contents)), keys.rows];
}

/** What of a tenant stands in a text: ids, or the word that is in all its names, secrets and payloads. */
const tracesOf = ({ ids, marker }: Tenant, text: string) =>
  [...Object.values(ids), marker].filter((trace) => text.includes(trace));

/** The same text whether the ids are those of a tenant or of nobody, however long it took. */
const comparable = (text: string, ids: Ids) =>
  Object.entries(ids)
    .reduce((rest, [noun, id]) => rest.replaceAll(id, `<${noun}>`), text)
    .replace(/"query_time_ms":\d+/, "");

describe("an endpoint of the API", () => {
  it.each(PUBLIC)("%s is one that may be called without a key", (name) => {
    expect(contracts[name]).toMatchObject({ audience: "public", permission: null });
  });

  it("asks for a permission, but for those that are listed", () => {
    const open = all.filter(([, { permission }]) => permission === null).map(([name]) => name);
    expect(new Set(open)).toEqual(new Set([...PUBLIC, ...FOR_PEOPLE, ...FOR_EVERY_KEY]));
  });

  it.each(closed)("%s asks for a key that is in force", async (name, contract) => {
    expect(contract.audience).not.toBe("public");
    const call = callOf(name, contract, ours.ids);
    const keys = [undefined, "wrong", `hd_${"0".repeat(40)}`];
    if (contract.audience === "organization") keys.push(ours.keys.owner.project.key);
    for (const key of keys) {
      const { status, body } = await ask(contract, call, key === undefined ? {} : { key });
      expect([key, status, body]).toEqual([key, 401, UNAUTHORIZED]);
    }
  });

  it.each(closed.filter(([, { permission }]) => permission))(
    "%s asks for a role and a scope",
    async (name, contract) => {
      const call = callOf(name, contract, ours.ids);
      const unscoped = await ask(contract, call, { key: keyOf(contract, ours, "unscoped") });
      expect([unscoped.status, unscoped.body.code]).toEqual([403, "INSUFFICIENT_SCOPE"]);
      if (can("viewer", contract.permission ?? "gateway.read")) return;
      const viewer = await ask(contract, call, { key: keyOf(contract, ours, "viewer") });
      expect([viewer.status, viewer.body.code]).toEqual([403, "FORBIDDEN"]);
    },
  );

  it.each(FOR_PEOPLE)("%s is not for keys", async (name) => {
    const contract = contracts[name] as Contract;
    const key = keyOf(contract, ours);
    const { status, body } = await ask(contract, callOf(name, contract, ours.ids), { key });
    expect([status, body.code]).toEqual([403, "FORBIDDEN"]);
  });

  it.each(closed)(
    "%s does not open another project that a header names",
    async (name, contract) => {
      const key = keyOf(contract, theirs);
      const headers = { "x-team-id": ours.project.id };
      const answer = await ask(contract, callOf(name, contract, theirs.ids), { key, headers });
      expect([401, 404]).toContain(answer.status);
      expect(tracesOf({ ...ours, ids: { ...ours.ids, project: "-" } }, answer.text)).toEqual([]);
    },
  );

  it.each(closed)(
    "%s answers what is another project's as if it did not exist",
    async (name, contract) => {
      const key = keyOf(contract, theirs);
      const nobodys = unknownIds();
      const calls = [undefined, ...idFilters(contract, theirs.ids)].map((filter) => (ids: Ids) => {
        names += 1;
        const call = contractCall(name, contract, ids, `quagga-${names}`);
        const query = idFilters(contract, ids).find((each) => each.key === filter?.key)?.query;
        return query ? { ...call, query: call.query ? `${call.query}&${query}` : query } : call;
      });
      for (const callFor of calls) {
        const nouns = nounsOf(callFor(theirs.ids), theirs.ids);
        for (const noun of nouns) {
          const [known, unknown] = await Promise.all(
            [ours.ids, nobodys].map(async (others) => {
              const ids = { ...theirs.ids, [noun]: others[noun] };
              const { status, text } = await ask(contract, callFor(ids), { key });
              return { status, text: comparable(text, ids) };
            }),
          );
          expect(known?.status).toBe(unknown?.status);
          const isInPath = callFor(theirs.ids).path.includes(theirs.ids[noun]);
          if (isInPath && !FOR_PEOPLE.includes(name)) expect(known?.status).toBe(404);
          if (contract.method === "GET" || known?.status !== 200) expect(known).toEqual(unknown);
          expect(tracesOf(ours, known?.text ?? "")).toEqual([]);
        }
        if (nouns.length > 0) continue;
        const { status, text } = await ask(contract, callFor(theirs.ids), { key });
        expect(status).toBeLessThan(500);
        // The audit log repeats which ids its own people have asked for.
        const known = AUDIT_LOG.includes(name) ? {} : ours.ids;
        expect(tracesOf({ ...ours, ids: known as Ids }, text)).toEqual([]);
      }
    },
  );

  it("has changed nothing of a project for any of them", async () => {
    expect(await contentsOf(ours.project.id)).toEqual(before);
  });
});

/** Reading first; what makes things before what stops and deletes them, ends of connections last of those. */
const STEPS = ["GET", "POST", "PUT", "DELETE"];
const LAST = [
  "removeMember",
  "deleteSource",
  "deleteDestination",
  "deleteTransformation",
  "deleteProject",
];
const inOrder = closed
  .filter(([name]) => !FOR_PEOPLE.includes(name))
  .toSorted(
    ([a, one], [b, other]) =>
      STEPS.indexOf(one.method) - STEPS.indexOf(other.method) || LAST.indexOf(a) - LAST.indexOf(b),
  );

function asksForSecrets(query: z.ZodObject): boolean {
  const { success, data } = query.safeParse({ include: "config.auth" });
  return success && data.include !== undefined;
}

describe("an answer of the API", () => {
  it.each(inOrder)("%s has what its contract says and nothing else", async (name, contract) => {
    const call = callOf(name, contract, ours.ids);
    const key = keyOf(contract, ours);
    const [newest, ...older] = versionsOf(contract);
    for (const version of contract.method === "GET" ? [newest, ...older] : [newest]) {
      const { status, body } = await ask(contract, call, { key, version });
      expect([version, status, body]).toEqual([version, 200, body]);
      const model = atVersion(contract, version ?? NEWEST_VERSION).contract.response;
      expect(model.parse(body)).toEqual(body);
    }
  });

  it.each(all.filter(([, { query }]) => query && asksForSecrets(query)))(
    "%s has no secrets for those who may not see them",
    async (name, contract) => {
      const call = { ...callOf(name, contract, theirs.ids), query: "include=config.auth" };
      const shown = await ask(contract, call, { key: keyOf(contract, theirs) });
      expect(shown.text).toMatch(/quagga-(password|secret)/);
      const hidden = await ask(contract, call, { key: keyOf(contract, theirs, "viewer") });
      expect(hidden.text).not.toMatch(/quagga-(password|secret)/);
    },
  );
});
