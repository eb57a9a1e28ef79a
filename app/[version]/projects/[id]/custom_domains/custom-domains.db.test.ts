import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getActiveDomains } from "#lib/api/web-domains.ts";
import { getWebServices } from "#lib/api/web-services.ts";
import type { TxtAnswer } from "#lib/domain/custom-domains/ownership.ts";
import type { CustomDomainModel } from "#lib/schemas/custom-domain.ts";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import * as connections from "../../../connections/route.ts";
import * as sources from "../../../sources/route.ts";
import * as teamOne from "../../../teams/current/custom_domains/[domain_id]/route.ts";
import * as teamAll from "../../../teams/current/custom_domains/route.ts";
import * as one from "./[domain_id]/route.ts";
import * as all from "./route.ts";

const OLD = "2025-07-01";
const NONE: TxtAnswer = { kind: "none" };

let api: TestRoutes;
let params: { id: string };
/** What DNS answers, by name. */
const records = new Map<string, TxtAnswer>();

beforeAll(async () => {
  api = await createTestRoutes();
  params = { id: api.project.id };
  const resolveTxt = async (name: string) => records.get(name) ?? NONE;
  Object.assign(getWebServices(), { resolveTxt });
});
afterAll(() => api.close());

const add = (hostname: unknown) => api.call(all.POST, { params, body: { hostname } });

async function find(hostname: string): Promise<CustomDomainModel> {
  const { body } = await api.call(all.GET, { params });
  return body.find((domain: CustomDomainModel) => domain.hostname === hostname);
}

/** Puts the record there that the domain asks for. */
async function prove(hostname: string) {
  const { name, value } = (await find(hostname)).ownership_verification;
  records.set(name, { kind: "found", values: ["other", value] });
  const domain = await find(hostname);
  await getActiveDomains().refresh();
  return domain;
}

async function remove(hostname: string) {
  const { id } = await find(hostname);
  const answer = await api.call(one.DELETE, { params: { ...params, domain_id: id } });
  expect(answer).toMatchObject({ status: 200, body: { id } });
  await getActiveDomains().refresh();
}

describe("POST …/custom_domains", () => {
  it("answers the host alone; the list tells what to do next", async () => {
    expect(await add("Hooks.Example.com.")).toMatchObject({
      status: 200,
      body: { hostname: "hooks.example.com" },
    });
    const domain = await find("hooks.example.com");
    expect(domain).toMatchObject({
      status: "pending",
      ssl: { type: "external", status: "external" },
      ownership_verification: { type: "txt", name: "_sluice-challenge.hooks.example.com" },
      verification_errors: ["The TXT record _sluice-challenge.hooks.example.com does not exist."],
    });
    expect(domain.ownership_verification.value).toMatch(/^[0-9a-f]{32}$/);
    await remove("hooks.example.com");
  });

  it("writes international names as DNS does", async () => {
    expect((await add("Übung.example.com")).body).toEqual({ hostname: "xn--bung-zra.example.com" });
    await remove("xn--bung-zra.example.com");
  });

  it.each([
    ["", "hostname is not allowed to be empty"],
    [undefined, "hostname is required"],
    [null, "hostname must be a string"],
    ["example", "hostname must be a valid hostname"],
    ["192.0.2.1", "hostname must be a valid hostname"],
    ["[::1]", "hostname must be a valid hostname"],
    ["https://a.example.com", "hostname must be a valid hostname"],
    ["a.example.com:8080", "hostname must be a valid hostname"],
    ["a.example.com/x", "hostname must be a valid hostname"],
    ["a b.example.com", "hostname must be a valid hostname"],
    ["*.example.com", "hostname must be a valid hostname"],
    ["-a.example.com", "hostname must be a valid hostname"],
    ["a..example.com", "hostname must be a valid hostname"],
    ["a_b.example.com", "hostname must be a valid hostname"],
    [`${"a".repeat(64)}.example.com`, "hostname must be a valid hostname"],
    [`${"a.".repeat(127)}com`, "hostname must be a valid hostname"],
    ["a'; DROP TABLE x--.example.com", "hostname must be a valid hostname"],
  ])("refuses %j", async (hostname, fault) => {
    const answer = await add(hostname);
    expect([answer.status, answer.body.data]).toEqual([422, [fault]]);
  });

  it("refuses a host of the installation itself", async () => {
    const { publicUrl } = getWebServices();
    Object.assign(getWebServices(), { publicUrl: "https://sluice.example.com" });
    const answer = await add("SLUICE.example.com");
    Object.assign(getWebServices(), { publicUrl });
    expect(answer.body.data).toEqual(["hostname must not be a host of this installation"]);
  });

  it("gives a host to one project, and does not say to which", async () => {
    await add("taken.example.com");
    const mine = await find("taken.example.com");
    const again = await add("taken.example.com");
    expect([again.status, again.body.data]).toEqual([
      409,
      { id: mine.id, resource_type: "custom_domain" },
    ]);
    const foreign = await api.call(all.POST, {
      key: "foreign",
      params: { id: api.foreign.id },
      body: { hostname: "taken.example.com" },
    });
    expect([foreign.status, foreign.body.data]).toEqual([409, { resource_type: "custom_domain" }]);
    await remove("taken.example.com");
  });

  it("has an end", async () => {
    const hosts = Array.from({ length: 21 }, (_, n) => `h${n}.example.com`);
    const statuses = [];
    for (const host of hosts) statuses.push((await add(host)).status);
    expect(statuses).toEqual([...Array(20).fill(200), 422]);
    for (const host of hosts.slice(0, 20)) await remove(host);
  });
});

describe("GET …/custom_domains", () => {
  it.each<[string, TxtAnswer, string]>([
    ["has another value", { kind: "found", values: ["x"] }, "does not have the value"],
    ["is not there", NONE, "does not exist"],
    ["cannot be read", { kind: "failed" }, "DNS did not answer"],
  ])("stays pending and says why while the record %s", async (_, answer, fault) => {
    await add("pending.example.com");
    records.set("_sluice-challenge.pending.example.com", answer);
    const domain = await find("pending.example.com");
    expect([domain.status, domain.verification_errors.length]).toEqual(["pending", 1]);
    expect(domain.verification_errors[0]).toContain(fault);
    await remove("pending.example.com");
  });

  it("becomes active once the record is there, and stays so without asking again", async () => {
    await add("a.example.com");
    expect(await prove("a.example.com")).toMatchObject({
      status: "active",
      verification_errors: [],
    });
    records.clear();
    expect((await find("a.example.com")).status).toBe("active");
    await remove("a.example.com");
  });
});

describe("source URLs", () => {
  const urls = async (key: "admin" | "foreign" = "admin") => {
    const listed = (await api.call(sources.GET, { key })).body.models;
    const embedded = (await api.call(connections.GET, { key })).body.models;
    return [...listed, ...embedded.map(({ source }: { source: object }) => source)].map(
      ({ id, url }: { id: string; url: string }) => url.replace(id.slice(4), "…"),
    );
  };

  it("use the oldest active host of the project, and the installation's without one", async () => {
    await api.call(sources.POST, { key: "foreign", body: { name: "theirs" } });
    await add("pending.example.com");
    expect(await urls()).toEqual(Array(2).fill("http://localhost:3000/e/…"));
    await add("first.example.com");
    await add("second.example.com");
    await prove("first.example.com");
    await prove("second.example.com");
    expect(await urls()).toEqual(Array(2).fill("https://first.example.com/…"));
    expect(await urls("foreign")).toEqual(["http://localhost:3000/e/…"]);
    await remove("first.example.com");
    expect(await urls()).toEqual(Array(2).fill("https://second.example.com/…"));
    await remove("second.example.com");
    await remove("pending.example.com");
    expect(await urls()).toEqual(Array(2).fill("http://localhost:3000/e/…"));
  });
});

describe("/teams/current/custom_domains", () => {
  it("is the same up to 2025-07-01", async () => {
    const body = { hostname: "old.example.com" };
    expect((await api.call(teamAll.POST, { version: OLD, body })).body).toEqual(body);
    const listed = await api.call(teamAll.GET, { version: OLD });
    expect(listed.body).toEqual([await find("old.example.com")]);
    const { id } = listed.body[0];
    const deleted = await api.call(teamOne.DELETE, { version: OLD, params: { domain_id: id } });
    expect(deleted.body).toEqual({ id });
  });
});

describe("authorization", () => {
  it("is for the project that the caller works in", async () => {
    await add("mine.example.com");
    const { id } = await find("mine.example.com");
    const key = "foreign";
    const theirs = { id: api.foreign.id };
    const notMine = [
      await api.call(all.GET, { key, params }),
      await api.call(all.POST, { key, params, body: { hostname: "x.example.com" } }),
      await api.call(one.DELETE, { key, params: { ...params, domain_id: id } }),
    ];
    expect(notMine.map(({ status, body }) => [status, body.data])).toEqual(
      Array(3).fill([404, { id: api.project.id }]),
    );
    const deleted = await api.call(one.DELETE, { key, params: { ...theirs, domain_id: id } });
    expect([deleted.status, deleted.body.data]).toEqual([404, { id }]);
    expect((await api.call(all.GET, { key, params: theirs })).body).toEqual([]);
    await remove("mine.example.com");
  });

  it("lets a viewer look and no more", async () => {
    const key = "viewer";
    expect((await api.call(all.GET, { key, params })).status).toBe(200);
    const body = { hostname: "x.example.com" };
    expect((await api.call(all.POST, { key, params, body })).status).toBe(403);
    const domain = { ...params, domain_id: "dom_x" };
    expect((await api.call(one.DELETE, { key, params: domain })).status).toBe(403);
  });
});
