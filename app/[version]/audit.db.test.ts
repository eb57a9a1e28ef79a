import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NEWEST_VERSION } from "#lib/api/versions/api-version.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { auditedAction, isAudited } from "#lib/domain/audit/audited-action.ts";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
import { contractCall, versionsOf } from "#lib/testing/contract-call.ts";
import { createHttpProduct, type HttpProduct } from "#lib/testing/http-product.ts";
import { addTenant, type Tenant } from "#lib/testing/test-tenant.ts";

let product: HttpProduct;
let tenant: Tenant;
let names = 0;

beforeAll(async () => {
  product = await createHttpProduct();
  tenant = await addTenant(product, product.project, "zebra");
  await product.stopWorker();
});
afterAll(() => product.close());

const ADDRESS = "203.0.113.7";
/** Only people may, in a browser: see the tests of what they do. */
const FOR_PEOPLE = [
  "confirmCliLogin",
  "createOrganization",
  "deleteOrganization",
  "leaveOrganization",
  "transferOrganization",
  "transferProject",
];

/** What makes things before what stops and deletes them, ends of connections last of those. */
const STEPS = ["GET", "POST", "PUT", "DELETE"];
const LAST = [
  "removeMember",
  "deleteSource",
  "deleteDestination",
  "deleteTransformation",
  "deleteProject",
];
const inOrder = Object.entries(contracts)
  .filter(([name]) => !FOR_PEOPLE.includes(name))
  .toSorted(
    ([a, one], [b, other]) =>
      STEPS.indexOf(one.method) - STEPS.indexOf(other.method) || LAST.indexOf(a) - LAST.indexOf(b),
  );
const audited = inOrder.filter(([, contract]) => isAudited(contract));

function keyOf({ audience, path }: Contract, who: keyof Tenant["keys"] = "owner"): string {
  if (path === "/cli/{id}") return tenant.commandLineKey;
  return tenant.keys[who][audience === "organization" ? "organization" : "project"].key;
}

async function call(name: string, contract: Contract, options: { body?: unknown; key?: string }) {
  names += 1;
  const { path, query, body } = contractCall(name, contract, tenant.ids, `zebra-${names}`);
  return product.call(contract.method, query ? `${path}?${query}` : path, {
    key: options.key ?? keyOf(contract),
    headers: { "x-forwarded-for": ADDRESS },
    version: versionsOf(contract)[0] ?? NEWEST_VERSION,
    ...(contract.body ? { body: options.body ?? body } : {}),
  });
}

async function entries(): Promise<AuditEntry[]> {
  const { rows } = await product.pool.query(
    `SELECT action, resource_type, resource_id, resource_name, organization_id, project_id, actor_id,
       before, after, ip_address, to_jsonb(e)::text AS text
     FROM audit_entry e ORDER BY id`,
  );
  return rows;
}

/** Does something and returns what it has added to the audit log. */
async function added<T>(work: () => Promise<T>) {
  const { length } = await entries();
  const result = await work();
  return { result, written: (await entries()).slice(length) };
}

describe("an endpoint that does more than read", () => {
  it.each(audited.filter(([, { permission }]) => permission))(
    "%s writes nothing for those who may not",
    async (name, contract) => {
      const { result, written } = await added(() =>
        call(name, contract, { key: keyOf(contract, "unscoped") }),
      );
      expect([result.status, written]).toEqual([403, []]);
    },
  );

  it.each(audited)("%s writes exactly one entry", async (name, contract) => {
    const { result, written } = await added(() => call(name, contract, {}));
    expect([result.status, result.body]).toEqual([200, result.body]);
    const { action, resourceType } = auditedAction(name);
    expect(written).toEqual([
      expect.objectContaining({
        action,
        resource_type: resourceType,
        organization_id: product.project.organizationId,
        actor_id: expect.stringMatching(/^apk_/),
        ip_address: ADDRESS,
      }),
    ]);
    const [entry] = written as unknown as { text: string; resource_id: string | null }[];
    if (name !== "testTransformation") expect(entry?.resource_id).toMatch(/^(?!null).+/);
    expect(entry?.text).not.toMatch(/-password|-secret|hd_[\w-]{20}/);
  });

  it.each(inOrder.filter(([, contract]) => !isAudited(contract) && contract.method === "GET"))(
    "%s, which only reads, writes none",
    async (name, contract) => {
      expect((await added(() => call(name, contract, {}))).written).toEqual([]);
    },
  );
});
