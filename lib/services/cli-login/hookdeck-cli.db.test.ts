import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHookdeckCli, type HookdeckCli } from "#lib/testing/hookdeck-cli.ts";
import { createHttpApi } from "#lib/testing/http-api.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { confirmCliLogin } from "./confirm-cli-login.ts";

let api: Awaited<ReturnType<typeof createHttpApi>>;
let cli: HookdeckCli;
let config: string;

beforeAll(async () => {
  api = await createHttpApi();
  cli = await createHookdeckCli(api.origin);
  config = cli.config;
});
afterAll(async () => {
  await api.close();
  await cli.close();
});

const hookdeck = (...args: string[]) => cli.run(args);

async function confirm(code: string, email: string) {
  const userId = await api.addUser(email, "member");
  const caller = testCaller(api.project, { userId, role: "member" });
  const ctx = { ...api.ctx, now: () => new Date(), caller };
  await confirmCliLogin(ctx, { code, team_id: api.project.id });
  return userId;
}

const start = async () =>
  (await api.call("POST", "/cli-auth", { body: { device_name: "box" } })).body;
const poll = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
};

describe("the command line in CI", () => {
  it("takes a project's key for one of its own and says whose it is", async () => {
    const { key } = await api.addKey();
    const { code, output } = await hookdeck("ci", "--api-key", key, "--name", "runner");
    expect([code, output]).toEqual([0, expect.stringContaining("My project")]);
    const stored = await readFile(config, "utf8");
    expect(stored).toContain(api.project.id);
    expect(stored).not.toContain(key);
    const row = await api.ctx.db.prisma.apiKey.findFirst({ where: { kind: "cli" } });
    expect(row).toMatchObject({ label: "runner", userId: null, projectId: api.project.id });
    const who = await hookdeck("whoami");
    expect([who.code, who.output]).toEqual([0, expect.stringContaining("My project")]);
  });

  it("refuses a key of the organization", async () => {
    await writeFile(config, "");
    const { key } = await api.addKey("organization");
    expect((await hookdeck("ci", "--api-key", key)).code).toBe(1);
    expect((await hookdeck("login", "--cli-key", key)).code).toBe(1);
    expect(await readFile(config, "utf8")).not.toContain("hd_");
  });
});

describe("the command line of a person", () => {
  it("gets its key once, when somebody in a browser has let it in", async () => {
    const { browser_url, poll_url } = await start();
    expect(await poll(poll_url)).toEqual({ status: 200, body: { claimed: false } });
    const code = new URL(browser_url).searchParams.get("code") ?? "";
    const userId = await confirm(code, "ada@example.com");
    await expect(confirm(code, "eve@example.com")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const answers = await Promise.all([poll(poll_url), poll(poll_url)]);
    const [claimed, ...others] = answers.sort((a, b) => a.status - b.status);
    expect(claimed?.body).toMatchObject({
      claimed: true,
      user_id: userId,
      user_email: "ada@example.com",
      team_id: api.project.id,
      team_mode: "inbound",
      client_id: expect.stringMatching(/^cli_/),
    });
    expect(others.map(({ status }) => status)).toEqual([401]);
    expect((await poll(poll_url)).status).toBe(401);
    const { body } = await poll(`${poll_url.split("=")[0]}=${claimed?.body.key}`);
    expect(body).toEqual(claimed?.body);
  });

  it("does not show what it polls with to the browser, and does not wait for ever", async () => {
    const { browser_url, poll_url } = await start();
    const secret = new URL(poll_url).searchParams.get("key") ?? "";
    expect(browser_url).not.toContain(secret);
    await expect(confirm(secret, "mallory@example.com")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await api.ctx.db.prisma.deviceLogin.updateMany({ data: { expiresAt: new Date(0) } });
    expect((await poll(poll_url)).status).toBe(401);
  });

  it("goes to every project that its person may open, until the person may not", async () => {
    await writeFile(config, "");
    const other = await api.addProject();
    const { browser_url, poll_url } = await start();
    const code = new URL(browser_url).searchParams.get("code") ?? "";
    const userId = await confirm(code, "grace@example.com");
    const { key, client_id } = (await poll(poll_url)).body;
    const login = await hookdeck("login", "--cli-key", key);
    expect([login.code, login.output]).toEqual([0, expect.stringContaining("grace@example.com")]);
    const list = await hookdeck("project", "list");
    expect(list.output).toContain("My organization / My project (current) | Gateway");
    expect(list.output).toContain("My organization / Another project | Gateway");
    const use = await hookdeck("project", "use", "My organization", "Another project");
    expect([use.code, use.output]).toEqual([0, expect.stringContaining("Another project")]);
    expect(await readFile(config, "utf8")).toContain(other.id);
    const created = await hookdeck(
      "gateway",
      "source",
      "create",
      "--name",
      "s",
      "--type",
      "WEBHOOK",
    );
    expect([created.code, created.output]).toEqual([0, expect.stringContaining("src_")]);
    expect(await api.ctx.db.prisma.source.count({ where: { projectId: other.id } })).toBe(1);
    const named = await api.call("PUT", `/cli/${client_id}`, {
      key,
      body: { device_name: "tower" },
    });
    expect(named).toEqual({ status: 200, body: { id: client_id, device_name: "tower" } });
    await api.ctx.db.prisma.member.deleteMany({ where: { userId } });
    expect((await hookdeck("whoami")).code).toBe(1);
  });

  it("may be one of somebody without an account", async () => {
    const { body } = await api.call("POST", "/cli/guest", {
      body: { device_name: "box", link_context: "signup" },
    });
    expect(body).toEqual({
      id: expect.stringMatching(/^cli_/),
      key: expect.any(String),
      link: expect.stringContaining("/cli-login?code="),
      browser_url: body.link,
      poll_url: expect.stringContaining(body.key),
    });
    expect((await poll(body.poll_url)).body).toEqual({ claimed: false });
  });
});
