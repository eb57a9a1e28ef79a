import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NEWEST_VERSION } from "#lib/api/versions/api-version.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { contractCall, versionsOf } from "#lib/testing/contract-call.ts";
import { createHttpProduct, type HttpProduct } from "#lib/testing/http-product.ts";
import { addTenant, type Tenant } from "#lib/testing/test-tenant.ts";

const LONG = "x".repeat(10_000);
/** What is put into fields, whatever they are for. */
const NASTY: unknown[] = [
  ...[
    "",
    " x",
    "null",
    "CON",
    "é😀",
    "<img src=x onerror=alert(1)>",
    "1 OR 1=1",
    "' or ''='",
    LONG,
  ],
  ...["a\0b", "\ud800", 0, -1, 0.5, 1e308, true, null, [], [null], ["a", "a"], {}, { $gt: "" }],
  ...[{ constructor: {} }, Array(2_000).fill("x"), JSON.parse("[".repeat(500) + "]".repeat(500))],
];
/** Fields of rows that no caller may set. */
const FOREIGN_FIELDS = [
  "id",
  "teamId",
  "project_id",
  "projectId",
  "role",
  "created_at",
  "deleted_at",
];

const withBody = Object.entries(contracts).filter(([, { body }]) => body);

let product: HttpProduct;
let tenant: Tenant;
let names = 0;

beforeAll(async () => {
  product = await createHttpProduct();
  tenant = await addTenant(product, product.project, "zebra");
  await product.stopWorker();
});
afterAll(() => product.close());

async function send(name: string, body: (valid: object) => unknown) {
  const contract = contracts[name];
  if (!contract) throw new Error(`no endpoint ${name}`);
  names += 1;
  const { path, body: valid } = contractCall(name, contract, tenant.ids, `zebra-${names}`);
  const kind = contract.audience === "organization" ? "organization" : "project";
  const isOfCommandLine = contract.path === "/cli/{id}";
  return product.call(contract.method, path, {
    key: isOfCommandLine ? tenant.commandLineKey : tenant.keys.owner[kind].key,
    body: body(valid as object),
    version: versionsOf(contract)[0] ?? NEWEST_VERSION,
  });
}

const faultsOf = ({ status, body }: { status: number; body: { data?: unknown } }) =>
  [status, [body.data].flat().filter((each) => typeof each === "string")] as const;

describe("every body", () => {
  it.each(withBody)("of %s is an object of no more than it may have", async (name, contract) => {
    for (const body of [null, [], [{}], "text", 5, true]) {
      const answer = await send(name, () => body);
      expect([body, answer.status]).toEqual([body, 422]);
    }
    const padding = "x".repeat(contract.maxBodyBytes ?? 1024 * 1024);
    const large = await send(name, (valid) => ({ ...valid, padding }));
    expect([large.status, large.body.code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
  });

  it.each(withBody)("of %s has no field that is not known", async (name) => {
    for (const field of FOREIGN_FIELDS) {
      const [status, faults] = faultsOf(await send(name, (valid) => ({ ...valid, [field]: "x" })));
      expect([field, status, faults.join()]).toEqual([field, 422, expect.stringContaining(field)]);
    }
  });

  it.each(withBody)(
    "of %s may have anything in its fields and is answered",
    async (name, contract) => {
      const { body: valid } = contractCall(name, contract, tenant.ids, "zebra-fields");
      for (const field of Object.keys(valid as object)) {
        for (const value of NASTY) {
          const { status, body } = await send(name, (rest) => ({ ...rest, [field]: value }));
          const isAnswered = status < 500 && typeof body === "object";
          const what = JSON.stringify(value).slice(0, 100);
          expect([field, what, isAnswered && status]).toEqual([field, what, status]);
        }
      }
    },
  );
});

describe("a call", () => {
  const call = (method: string, path: string, options: Parameters<HttpProduct["call"]>[2] = {}) =>
    product.call(method, path, { key: tenant.keys.owner.project.key, ...options });

  it("makes one thing of a name, however many ask at once", async () => {
    for (const [path, rest] of [
      ["/sources", {}],
      ["/destinations", { type: "MOCK_API" }],
      ["/transformations", { code: 'addHandler("transform", (request) => request);' }],
    ] as const) {
      const body = { name: "at-once", ...rest };
      const made = await Promise.all(Array.from({ length: 8 }, () => call("POST", path, { body })));
      const statuses = made.map(({ status }) => status).sort();
      expect([path, statuses]).toEqual([path, [200, ...Array(7).fill(409)]]);
      const puts = await Promise.all(Array.from({ length: 8 }, () => call("PUT", path, { body })));
      expect(new Set(puts.map((put) => `${put.status} ${put.body.id}`)).size).toBe(1);
    }
  });

  it.each<Record<string, string>>([
    { accept: "text/html" },
    { range: "bytes=0-10" },
    { "if-none-match": "*" },
    { "accept-encoding": "*;q=0" },
  ])("is answered as ever with %j", async (headers) => {
    const path = `/sources/${tenant.ids.source}`;
    expect(await call("GET", path, { headers })).toEqual(await call("GET", path));
  });

  it("of a bulk operation takes no more ids than it can name, and each of them once", async () => {
    const { event } = tenant.ids;
    const create = (id: string[]) =>
      call("POST", "/bulk/events/retry", { body: { query: { id } } });
    expect((await create(Array.from({ length: 10_001 }, (_, at) => `evt_${at}`))).status).toBe(422);
    expect((await create([])).status).toBe(422);
    const { body } = await create([event, event, "evt_unknown"]);
    expect(body.estimated_count).toBe(1);
  });
});
