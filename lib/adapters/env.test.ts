import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { EnvError, loadEnv, logLevelOf, SETTING_NAMES } from "./env.ts";

const required = {
  DATABASE_URL: "postgres://sluice:pass@db:5432/sluice",
  SLUICE_SECRET_KEY: "0123456789abcdef0123456789abcdef",
};

function problemsOf(source: Record<string, string>): string[] {
  try {
    loadEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

describe("loadEnv", () => {
  it("wants a host for the API that serves nothing else", () => {
    const SLUICE_API_URL = "https://one.example.com";
    for (const name of ["SLUICE_PUBLIC_URL", "SLUICE_INGEST_URL"]) {
      const same = { ...required, SLUICE_API_URL, [name]: "https://one.example.com/" };
      expect(() => loadEnv(same)).toThrow("SLUICE_API_URL needs a host of its own");
    }
    expect(loadEnv({ ...required, SLUICE_API_URL }).apiUrl).toBe(SLUICE_API_URL);
  });

  it("needs a database and a secret key and has a default for the rest", () => {
    expect(loadEnv(required)).toEqual({
      port: 3000,
      host: "0.0.0.0",
      databaseUrl: required.DATABASE_URL,
      dataDir: "./data",
      publicUrl: "http://localhost:3000",
      ingestUrl: null,
      apiUrl: null,
      secretKey: required.SLUICE_SECRET_KEY,
      initialAccount: null,
      egress: { allow: [], allowPrivate: false },
      apiRateLimitPerMinute: 6000,
      mail: { smtpUrl: null, from: "Sluice <sluice@localhost>", writesToLog: false },
      providers: [],
      signUp: { domains: [], role: "viewer" },
      logLevel: "info",
      isLocal: false,
      isDevelopment: false,
    });
  });

  it("listens on this machine only and allows private networks in local mode", () => {
    const env = loadEnv({ ...required, SLUICE_LOCAL: "1", PORT: "4000" });
    expect(env).toMatchObject({
      isLocal: true,
      host: "127.0.0.1",
      publicUrl: "http://localhost:4000",
      egress: { allow: [], allowPrivate: true },
    });
    expect(loadEnv({ ...required, SLUICE_LOCAL: "1", HOST: "0.0.0.0" }).host).toBe("0.0.0.0");
  });

  it("takes an empty setting for one that is not given", () => {
    expect(loadEnv({ ...required, PORT: "", SLUICE_PUBLIC_URL: " " }).port).toBe(3000);
    expect(problemsOf({ ...required, DATABASE_URL: "" })[0]).toContain("DATABASE_URL is missing");
  });

  it("drops the slash at the end of addresses and keeps a path", () => {
    const env = loadEnv({
      ...required,
      SLUICE_PUBLIC_URL: "https://example.com/sluice/",
      SLUICE_INGEST_URL: "https://in.example.com/",
    });
    expect(env.publicUrl).toBe("https://example.com/sluice");
    expect(env.ingestUrl).toBe("https://in.example.com");
  });

  it("takes the first account with its project and key", () => {
    const env = loadEnv({
      ...required,
      SLUICE_INIT_EMAIL: "admin@example.com",
      SLUICE_INIT_PASSWORD: "correct horse",
      SLUICE_INIT_PROJECT: "Production",
      SLUICE_INIT_API_KEY: "0123456789abcdef",
    });
    expect(env.initialAccount).toEqual({
      email: "admin@example.com",
      password: "correct horse",
      project: "Production",
      apiKey: "0123456789abcdef",
    });
  });

  it("takes networks, addresses and host names that destinations may reach", () => {
    const list = "10.0.0.0/8, 192.168.1.20,fd00::/8,::1,Internal.Example.com,localhost";
    expect(loadEnv({ ...required, SLUICE_EGRESS_ALLOW: list }).egress.allow).toEqual([
      "10.0.0.0/8",
      "192.168.1.20",
      "fd00::/8",
      "::1",
      "internal.example.com",
      "localhost",
    ]);
  });

  it.each([
    "10.0.0.0/33",
    "10.0.0/8",
    "300.1.1.1",
    "fd00::/129",
    "a b",
    "http://example.com",
    "10.0.0.0/8/9",
    "*",
  ])("refuses %s in SLUICE_EGRESS_ALLOW", (entry) => {
    expect(problemsOf({ ...required, SLUICE_EGRESS_ALLOW: `10.0.0.0/8,${entry}` })).toEqual([
      expect.stringContaining(`SLUICE_EGRESS_ALLOW: "${entry}" is no network`),
    ]);
  });

  it("sends mail by the mail server, from the host it is reached by unless told", () => {
    const SMTP_URL = "smtp://user:p%40ss@mail.example.com:587";
    const at = { ...required, SLUICE_PUBLIC_URL: "https://in.example.com", SMTP_URL };
    expect(loadEnv(at).mail).toEqual({
      smtpUrl: SMTP_URL,
      from: "Sluice <sluice@in.example.com>",
      writesToLog: false,
    });
    const MAIL_FROM = "Hooks <hooks@example.com>";
    expect(loadEnv({ ...at, MAIL_FROM }).mail.from).toBe(MAIL_FROM);
    expect(loadEnv({ ...required, SLUICE_LOCAL: "1" }).mail.writesToLog).toBe(true);
  });

  it("offers the providers that are set", () => {
    const github = { SLUICE_GITHUB_CLIENT_ID: "i", SLUICE_GITHUB_CLIENT_SECRET: "s" };
    const oidc = {
      SLUICE_OIDC_ISSUER: "http://localhost:4000",
      SLUICE_OIDC_CLIENT_ID: "i",
      SLUICE_OIDC_CLIENT_SECRET: "s",
      SLUICE_OIDC_NAME: "Okta",
    };
    const { providers } = loadEnv({ ...required, ...github, ...oidc });
    expect(providers).toMatchObject([
      { id: "github", url: "https://github.com" },
      { id: "oidc", name: "Okta", issuer: "http://localhost:4000" },
    ]);
    expect(problemsOf({ ...required, SLUICE_GITHUB_CLIENT_ID: "i" })).toEqual([
      "SLUICE_GITHUB_CLIENT_ID, SLUICE_GITHUB_CLIENT_SECRET go together: set all or none.",
    ]);
  });

  it("lets owners of addresses at some domains make accounts", () => {
    const SLUICE_SIGN_UP_DOMAINS = "Example.com, @example.org";
    const { signUp } = loadEnv({
      ...required,
      SLUICE_SIGN_UP_DOMAINS,
      SLUICE_SIGN_UP_ROLE: "member",
    });
    expect(signUp).toEqual({ domains: ["example.com", "example.org"], role: "member" });
  });

  it("reads secrets from files", () => {
    const folder = mkdtempSync(join(tmpdir(), "sluice-env-"));
    const path = join(folder, "key");
    writeFileSync(path, `${required.SLUICE_SECRET_KEY}\n`);
    const { SLUICE_SECRET_KEY: _, ...rest } = required;
    expect(loadEnv({ ...rest, SLUICE_SECRET_KEY_FILE: path }).secretKey).toBe(
      required.SLUICE_SECRET_KEY,
    );
    expect(problemsOf({ ...required, SLUICE_SECRET_KEY_FILE: path })).toEqual([
      "SLUICE_SECRET_KEY and SLUICE_SECRET_KEY_FILE are both set: keep one of them.",
    ]);
    expect(problemsOf({ ...required, SMTP_URL_FILE: join(folder, "none") })).toEqual([
      expect.stringMatching(/^SMTP_URL_FILE: .* cannot be read/),
    ]);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["DATABASE_URL", "localhost:5432"],
    ["DATABASE_URL", "mysql://localhost/sluice"],
    ["SLUICE_PUBLIC_URL", "sluice.example.com"],
    ["SLUICE_PUBLIC_URL", "ftp://example.com"],
    ["SLUICE_PUBLIC_URL", "https://user@example.com"],
    ["SLUICE_INGEST_URL", "https://in.example.com?x=1"],
    ["SLUICE_API_URL", "api.example.com"],
    ["SLUICE_SECRET_KEY", "too-short"],
    ["SLUICE_API_RATE_LIMIT", "-1"],
    ["LOG_LEVEL", "loud"],
    ["SMTP_URL", "mail.example.com:25"],
    ["SMTP_URL", "https://mail.example.com"],
    ["SLUICE_OIDC_NAME", "x".repeat(41)],
    ["SLUICE_GITHUB_URL", "http://github.example.com"],
    ["SLUICE_SIGN_UP_DOMAINS", "a b"],
    ["SLUICE_SIGN_UP_ROLE", "owner"],
    ["MAIL_FROM", "Sluice"],
    ["MAIL_FROM", "a@example.com, b@example.com"],
    ["MAIL_FROM", "Sluice <a@example.com>\nBcc: b@example.com"],
  ])("names %s in one line when it is %s, without its value", (name, value) => {
    const problems = problemsOf({ ...required, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .*\\.$`));
  });

  it("refuses half a first account", () => {
    expect(problemsOf({ ...required, SLUICE_INIT_EMAIL: "admin@example.com" })).toEqual([
      "SLUICE_INIT_EMAIL and SLUICE_INIT_PASSWORD go together: set both or neither.",
    ]);
    expect(problemsOf({ ...required, SLUICE_INIT_API_KEY: "0123456789abcdef" })).toEqual([
      "SLUICE_INIT_API_KEY needs the account it belongs to: set SLUICE_INIT_EMAIL too.",
    ]);
  });

  it("tells all problems at once", () => {
    const problems = problemsOf({ PORT: "x", LOG_LEVEL: "x", SLUICE_INIT_EMAIL: "x" });
    expect(problems).toHaveLength(6);
  });
});

describe("logLevelOf", () => {
  it("falls back to info", () => {
    expect(logLevelOf({ LOG_LEVEL: "warn" })).toBe("warn");
    expect(logLevelOf({ LOG_LEVEL: "loud" })).toBe("info");
    expect(logLevelOf({})).toBe("info");
  });
});

describe(".env.example", () => {
  const example = parseEnv(readFileSync(".env.example", "utf8"));

  it("describes every setting and no other", () => {
    expect(Object.keys(example).sort()).toEqual([...SETTING_NAMES].sort());
  });

  it("holds the defaults, so that a plain copy changes nothing", () => {
    const local = { ...required, SLUICE_LOCAL: "1" };
    const given = Object.fromEntries(Object.entries(example).filter(([, value]) => value !== ""));
    expect(loadEnv({ ...local, ...given })).toEqual(loadEnv(local));
  });
});
