import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmCliLogin } from "#lib/services/cli-login/confirm-cli-login.ts";
import { createHookdeckCli, type HookdeckCli } from "#lib/testing/hookdeck-cli.ts";
import { createHttpProduct, type HttpProduct } from "#lib/testing/http-product.ts";
import { createJsonRpc, type JsonRpc } from "#lib/testing/json-rpc.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { addTenant, type Tenant } from "#lib/testing/test-tenant.ts";

let product: HttpProduct;
let tenant: Tenant;
let cli: HookdeckCli;
const called: string[] = [];

beforeAll(async () => {
  product = await createHttpProduct();
  tenant = await addTenant(product, product.project, "zebra");
  cli = await createHookdeckCli(product.origin);
  const { key } = await product.addKey();
  expect((await cli.run(["ci", "--api-key", key])).code).toBe(0);
});
afterAll(async () => {
  await product.close();
  await cli.close();
});

/** Runs a command of `hookdeck gateway` that must succeed. */
async function gateway(command: string, ...args: string[]) {
  called.push(command);
  const done = await cli.run(["gateway", ...command.split(" "), ...args]);
  expect([command, done.code, done.output]).toEqual([command, 0, done.output]);
  return done;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are held to their contracts elsewhere.
type Json = any;
const asJson = async (command: string, ...args: string[]): Promise<Json> =>
  (await gateway(command, ...args, "--output", "json")).json();

/** Lets the command line in as a person would, in a browser. */
async function signIn(email: string) {
  const userId = await product.addUser(email, "member");
  const caller = testCaller(product.project, { userId, role: "member" });
  const { body } = await product.call("POST", "/cli-auth", { body: { device_name: "box" } });
  const code = new URL(body.browser_url).searchParams.get("code") ?? "";
  const ctx = { ...product.ctx, now: () => new Date(), caller };
  await confirmCliLogin(ctx, { code, team_id: product.project.id });
  const { key } = await (await fetch(body.poll_url)).json();
  expect((await cli.run(["login", "--cli-key", key])).code).toBe(0);
}

const CODE = 'addHandler("transform", (request) => { console.log("hi"); return request; });';
const RANGE = ["--start", "2020-01-01T00:00:00Z", "--end", "2030-01-01T00:00:00Z"];

/** Lists the commands that do something themselves, from what each says of those below it. */
async function leavesBelow(command: string): Promise<string[]> {
  const { output } = await cli.run(["gateway", ...command.split(" ").filter(Boolean), "--help"]);
  const [, listed = ""] = /Available Commands:\n((?: {2}.*\n)+)/.exec(output) ?? [];
  const names = [...listed.matchAll(/^ {2}(\S+)/gm)].map(([, name]) => `${command} ${name}`.trim());
  const below = await Promise.all(names.map(leavesBelow));
  return names.length > 0 ? below.flat() : [command];
}

describe("hookdeck gateway", () => {
  it.each([
    ["source", ["--type", "WEBHOOK"]],
    ["destination", ["--type", "HTTP", "--url", "https://example.com/hook"]],
    ["transformation", ["--code", CODE]],
  ])("works on every %s from create to delete", async (noun, flags) => {
    const name = `cli-${noun}`;
    const { id } = await asJson(`${noun} create`, "--name", name, ...flags);
    const upserted = await asJson(`${noun} upsert`, name, ...flags);
    expect(upserted.id).toBe(id);
    expect((await asJson(`${noun} get`, name)).id).toBe(id);
    const renamed = `${name}-2`;
    expect(await asJson(`${noun} update`, id, "--name", renamed)).toMatchObject({
      id,
      name: renamed,
    });
    expect(JSON.stringify(await asJson(`${noun} list`, "--name", renamed))).toContain(id);
    expect((await gateway(`${noun} count`)).output).toMatch(/\d/);
    if (noun !== "transformation") {
      await gateway(`${noun} disable`, id);
      expect((await asJson(`${noun} get`, id)).disabled_at).toEqual(expect.any(String));
      await gateway(`${noun} enable`, id);
      expect((await asJson(`${noun} get`, id)).disabled_at).toBeNull();
    }
    await gateway(`${noun} delete`, id, "--force");
    expect((await cli.run(["gateway", noun, "get", id])).code).not.toBe(0);
  });

  it("creates connections with all their rules, changes, pauses, disables and deletes them", async () => {
    const ends = [
      ...["--source-name", "cli-in", "--source-type", "WEBHOOK"],
      ...["--destination-name", "cli-out", "--destination-type", "HTTP"],
      ...["--destination-url", "https://example.com/hook"],
      ...["--destination-rate-limit", "5", "--destination-rate-limit-period", "second"],
    ];
    const rules = [
      ...["--rule-deduplicate-window", "60000", "--rule-deduplicate-include-fields", "body.id"],
      ...["--rule-transform-name", "cli-code", "--rule-transform-code", CODE],
      ...["--rule-filter-body", '{"ok":true}', "--rule-delay", "1000"],
      ...["--rule-retry-strategy", "linear", "--rule-retry-count", "3"],
      ...["--rule-retry-interval", "60000", "--rule-retry-response-status-codes", "500,429"],
    ];
    const created = await asJson("connection create", "--name", "cli", ...ends, ...rules);
    const { id } = created;
    expect(created.destination.config.delivery_policy).toMatchObject({ rate: 5, period: "second" });
    const shown = await asJson("connection get", "cli");
    expect(shown.rules.map(({ type }: { type: string }) => type)).toEqual([
      ...["deduplicate", "transform", "filter", "delay", "retry"],
    ]);
    const upserted = await asJson("connection upsert", "cli", "--description", "changed");
    expect(upserted).toMatchObject({ id, description: "changed" });
    expect((await asJson("connection update", id, "--name", "cli-2")).name).toBe("cli-2");
    const listed = await asJson("connection list", "--name", "cli-2");
    expect(JSON.stringify(listed)).toContain(id);
    for (const [command, field, isSet] of [
      ["pause", "paused_at", true],
      ["unpause", "paused_at", false],
      ["disable", "disabled_at", true],
      ["enable", "disabled_at", false],
    ] as const) {
      await gateway(`connection ${command}`, id);
      expect((await asJson("connection get", id))[field] !== null).toBe(isSet);
    }
    await gateway("connection delete", id, "--force");
    expect((await cli.run(["gateway", "connection", "get", id])).code).not.toBe(0);
  });

  it("tries code and shows what it did", async () => {
    const { transformation, execution } = tenant.ids;
    const tried = await asJson("transformation run", "--code", CODE, "--request", '{"headers":{}}');
    expect(tried).toMatchObject({ log_level: "info" });
    await gateway("transformation run", "--id", transformation, "--request", '{"headers":{}}');
    expect(JSON.stringify(await asJson("transformation executions list", "zebra"))).toContain(
      execution,
    );
    const shown = await asJson("transformation executions get", transformation, execution);
    expect(shown.id).toBe(execution);
  });

  it("shows requests, events and attempts and sends them again", async () => {
    const { request, event, attempt, connection } = tenant.ids;
    const has = async (id: string, command: string, ...args: string[]) =>
      expect(JSON.stringify(await asJson(command, ...args))).toContain(id);
    await has(request, "request list", "--body", '{"marker":"zebra"}');
    await has(request, "request get", request);
    await has(event, "request events", request);
    await has(request, "request ignored-events", request);
    expect((await gateway("request raw-body", request)).output).toContain("zebra");
    await gateway("request retry", request, "--connection-ids", connection);
    await has(event, "event list", "--connection-id", connection, "--status", "SUCCESSFUL");
    await has(event, "event get", event);
    expect((await gateway("event raw-body", event)).output).toContain("zebra");
    await has(attempt, "attempt list", "--event-id", event);
    await has(attempt, "attempt get", attempt);
    await gateway("event retry", event);
    await product.settled();
    expect((await asJson("event get", event)).attempts).toBe(2);
  });

  it.each(["cancel", "mute"])("can %s events that wait", async (command) => {
    const { connection, source } = tenant.ids;
    await gateway("connection pause", connection);
    const basic = Buffer.from("zebra:zebra-password").toString("base64");
    const rawHeaders = ["content-type", "application/json", "authorization", `Basic ${basic}`];
    const request = await product.send(source, {
      rawHeaders,
      body: Buffer.from(JSON.stringify({ command })),
    });
    await product.settled();
    const [held] = await asJson("request events", request);
    await gateway(`event ${command}`, held.id);
    expect((await asJson("event get", held.id)).status).toBe("CANCELLED");
    await gateway("connection unpause", connection);
  });

  it("works on issues", async () => {
    const { issue } = tenant.ids;
    expect((await gateway("issue count")).output).toContain("1");
    expect(JSON.stringify(await asJson("issue list"))).toContain(issue);
    expect((await asJson("issue get", issue)).type).toBe("delivery");
    const updated = await asJson("issue update", issue, "--status", "ACKNOWLEDGED");
    expect(updated.status).toBe("ACKNOWLEDGED");
    await gateway("issue dismiss", issue, "--force");
    expect((await asJson("issue get", issue)).dismissed_at).toEqual(expect.any(String));
  });

  it.each([
    ["events", ["count,failed_count"]],
    ["events", ["pending", "--granularity", "1d"]],
    ["events", ["max_depth,max_age"]],
    ["requests", ["count,accepted_count", "--dimensions", "source_id"]],
    ["attempts", ["count,response_latency_avg"]],
    ["transformations", ["count,error_rate"]],
  ])("measures %s: %j", async (noun, [measures = "", ...flags]) => {
    const answer = await asJson(`metrics ${noun}`, ...RANGE, "--measures", measures, ...flags);
    expect(answer).toEqual(expect.anything());
  });

  it("works with telemetry too", async () => {
    const listed = await cli.run(["gateway", "source", "list"], { hasTelemetry: true });
    expect([listed.code, listed.output]).toEqual([0, expect.stringContaining("zebra")]);
    const who = await cli.run(["whoami"], { hasTelemetry: true });
    expect([who.code, who.output]).toEqual([0, expect.stringContaining("My project")]);
  });

  it("has no command that was not tried", async () => {
    const leaves = await leavesBelow("");
    expect(leaves.length).toBeGreaterThan(50);
    expect(leaves.filter((leaf) => leaf !== "mcp" && !called.includes(leaf))).toEqual([]);
  });
});

describe("hookdeck gateway mcp", () => {
  let rpc: JsonRpc;
  const used = new Set<string>();

  beforeAll(async () => {
    await signIn("ada@example.com");
    rpc = createJsonRpc(cli.start(["gateway", "mcp"]));
    const clientInfo = { name: "test", version: "1" };
    const params = { protocolVersion: "2025-03-26", clientInfo, capabilities: {} };
    expect(await rpc.call("initialize", params)).toMatchObject({
      serverInfo: { name: "hookdeck-gateway" },
    });
    rpc.notify("notifications/initialized");
  });
  afterAll(() => rpc.close());

  async function use(name: string, args: object): Promise<string> {
    used.add(name);
    const answer: Json = await rpc.call("tools/call", { name, arguments: args });
    const text = answer.content.map((part: { text: string }) => part.text).join("");
    expect([name, args, answer.isError ?? false, text]).toEqual([name, args, false, text]);
    return text;
  }

  it.each([
    ["source", "zebra"],
    ["destination", "zebra"],
    ["transformation", "zebra"],
    ["connection", "zebra"],
    ["request", "req_"],
    ["event", "evt_"],
    ["attempt", "atm_"],
    ["issue", "iss_"],
  ] as const)("lists and shows every %s", async (noun, trace) => {
    const tool = `hookdeck_${noun}s`;
    const filters = noun === "attempt" ? { event_id: tenant.ids.event } : {};
    const listed = await use(tool, { action: "list", ...filters });
    // The issue has been dismissed.
    if (noun !== "issue") expect(listed).toContain(trace);
    expect(await use(tool, { action: "get", id: tenant.ids[noun] })).toContain(tenant.ids[noun]);
  });

  it("shows what there is beside, pauses, measures and helps", async () => {
    const { request, event, connection } = tenant.ids;
    for (const action of ["raw_body", "events", "ignored_events"]) {
      const shown = await use("hookdeck_requests", { action, id: request });
      expect(shown).toMatch(/zebra|evt_|req_/);
    }
    expect(await use("hookdeck_events", { action: "raw_body", id: event })).toContain("zebra");
    for (const action of ["pause", "unpause"]) {
      await use("hookdeck_connections", { action, id: connection });
      const isPaused = (await asJson("connection get", connection)).paused_at !== null;
      expect(isPaused).toBe(action === "pause");
    }
    const range = { start: "2020-01-01T00:00:00Z", end: "2030-01-01T00:00:00Z" };
    for (const action of ["events", "requests", "attempts", "transformations"]) {
      const text = await use("hookdeck_metrics", { action, ...range, measures: ["count"] });
      expect(text).toContain("count");
    }
    expect(await use("hookdeck_projects", { action: "list" })).toContain("My project");
    expect(await use("hookdeck_help", {})).toContain("hookdeck_events");
    // Signed in already.
    await use("hookdeck_login", {});
  });

  it("has no tool that was not tried", async () => {
    const { tools }: Json = await rpc.call("tools/list");
    expect(new Set(tools.map(({ name }: { name: string }) => name))).toEqual(used);
  });
});
