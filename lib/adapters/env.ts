import { readFileSync } from "node:fs";
import { z } from "zod";
import {
  defaultSender,
  type MailSettings,
  mailSettings,
} from "#lib/domain/settings/mail-settings.ts";
import { readSettingFiles } from "#lib/domain/settings/setting-files.ts";
import {
  type ProviderSettings,
  type SignUpSettings,
  signInProblems,
  signInSettings,
  toProviders,
} from "#lib/domain/settings/sign-in-settings.ts";

/** The settings of one process, as .env.example describes them. */
export type Env = {
  port: number;
  host: string;
  databaseUrl: string;
  dataDir: string;
  /** Origin (and optional path) of the dashboard and API, without a trailing slash. */
  publicUrl: string;
  /** Origin whose host serves source URLs only, without a trailing slash; null when not used. */
  ingestUrl: string | null;
  /** Origin whose host serves the API without a version in the path; null when not used. */
  apiUrl: string | null;
  secretKey: string;
  /** The first account, created without a browser; null when not asked for. */
  initialAccount: {
    email: string;
    password: string;
    project: string | null;
    apiKey: string | null;
  } | null;
  /** What destinations may reach although it is not on the public internet. */
  egress: {
    /** Networks in CIDR notation, addresses and host names, lower-case. */
    allow: string[];
    /** Loopback and private networks, on a machine that is the developer's own. */
    allowPrivate: boolean;
  };
  apiRateLimitPerMinute: number;
  mail: MailSettings;
  /** By whom people may sign in, beside password and mail. */
  providers: ProviderSettings[];
  signUp: SignUpSettings;
  logLevel: LogLevel;
  /** True when the supervisor runs the database too: no DATABASE_URL was given. */
  isLocal: boolean;
  isDevelopment: boolean;
};

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Thrown by `loadEnv`; every problem is one line that names the setting and says what to do. */
export class EnvError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.name = "EnvError";
    this.problems = problems;
  }
}

const number = (name: string, fallback: number, max: number) => {
  const rule = `${name} must be a whole number from 1 to ${max}, for example ${name}=${fallback}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, rule)
    .transform(Number)
    .refine((value) => value >= 1 && value <= max, rule)
    .default(fallback);
};

const webAddress = (name: string, example: string) =>
  z
    .string()
    .refine(
      isWebAddress,
      `${name} must be an http or https address, for example ${name}=${example}.`,
    )
    .transform((value) => value.replace(/\/+$/, ""));

const egressEntry = z.union([
  z.cidrv4(),
  z.cidrv6(),
  z.ipv4(),
  z.ipv6(),
  // "300.1.1.1" is a mistyped address and not a name: no top-level domain is a number.
  z.hostname().refine((name) => !/(^|\.)\d+$/.test(name)),
]);

const settings = z.object({
  PORT: number("PORT", 3000, 65_535),
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string(
      "DATABASE_URL is missing: set it to postgres://user:password@host:5432/database, or use `npm start`, which brings its own database.",
    )
    .refine(
      isDatabaseAddress,
      "DATABASE_URL must look like postgres://user:password@host:5432/database (characters such as @ : / in the password percent-encoded).",
    ),
  SLUICE_DATA_DIR: z.string().default("./data"),
  SLUICE_PUBLIC_URL: webAddress("SLUICE_PUBLIC_URL", "https://sluice.example.com").optional(),
  SLUICE_INGEST_URL: webAddress("SLUICE_INGEST_URL", "https://in.example.com").optional(),
  SLUICE_API_URL: webAddress("SLUICE_API_URL", "https://api.example.com").optional(),
  SLUICE_SECRET_KEY: z
    .string(
      "SLUICE_SECRET_KEY is missing: set it to the output of `openssl rand -hex 32` and keep it.",
    )
    .min(
      32,
      "SLUICE_SECRET_KEY must have at least 32 characters: use the output of `openssl rand -hex 32`.",
    ),
  SLUICE_INIT_EMAIL: z
    .email("SLUICE_INIT_EMAIL must be an e-mail address, for example admin@example.com.")
    .optional(),
  SLUICE_INIT_PASSWORD: z
    .string()
    .min(8, "SLUICE_INIT_PASSWORD must have at least 8 characters.")
    .optional(),
  SLUICE_INIT_PROJECT: z
    .string()
    .max(50, "SLUICE_INIT_PROJECT must have at most 50 characters.")
    .optional(),
  SLUICE_INIT_API_KEY: z
    .string()
    .regex(
      /^[\x21-\x7e]{12,255}$/,
      "SLUICE_INIT_API_KEY must have 12 to 255 characters without spaces: use the output of `openssl rand -hex 24`.",
    )
    .optional(),
  SLUICE_EGRESS_ALLOW: z
    .string()
    .default("")
    .transform((list) =>
      list
        .toLowerCase()
        .split(",")
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .superRefine((entries, context) => {
      for (const entry of entries) {
        if (egressEntry.safeParse(entry).success) continue;
        context.addIssue(
          `SLUICE_EGRESS_ALLOW: "${entry}" is no network, address or host name. Example: SLUICE_EGRESS_ALLOW=10.0.0.0/8,192.168.1.20,internal.example.com.`,
        );
      }
    }),
  SLUICE_API_RATE_LIMIT: number("SLUICE_API_RATE_LIMIT", 6000, 100_000_000),
  ...mailSettings,
  ...signInSettings,
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.`)
    .default("info"),
  SLUICE_LOCAL: z.literal("1").optional(),
  NODE_ENV: z.string().optional(),
});

/** The settings that .env.example describes. SLUICE_LOCAL and NODE_ENV are given by the supervisor. */
export const SETTING_NAMES = Object.keys(settings.shape).filter(
  (name) => name !== "SLUICE_LOCAL" && name !== "NODE_ENV",
);

/** Settings that are secrets: each may be kept in a file that NAME_FILE names. */
const SECRET_SETTINGS = SETTING_NAMES.filter((name) =>
  /^(DATABASE_URL|SMTP_URL|SLUICE_\w*(SECRET|SECRET_KEY|PASSWORD|API_KEY))$/.test(name),
);

/**
 * Parses the settings of a process; a setting that is empty counts as not given.
 * Throws `EnvError` with all problems at once.
 */
export function loadEnv(source: Record<string, string | undefined>): Env {
  const files = readSettingFiles(source, SECRET_SETTINGS, (path) => readFileSync(path, "utf8"));
  const given = Object.fromEntries(
    Object.entries(files.values).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const result = settings.safeParse(given);
  const problems = [...files.problems];
  if (!result.success) problems.push(...result.error.issues.map((issue) => issue.message));
  problems.push(...problemsBetweenSettings(given));
  if (!result.success || problems.length > 0) throw new EnvError(problems);
  return toEnv(result.data);
}

function problemsBetweenSettings(given: Record<string, string | undefined>): string[] {
  const problems = signInProblems(given);
  const hasAccount = given.SLUICE_INIT_EMAIL !== undefined;
  if (hasAccount !== (given.SLUICE_INIT_PASSWORD !== undefined)) {
    problems.push("SLUICE_INIT_EMAIL and SLUICE_INIT_PASSWORD go together: set both or neither.");
  }
  for (const name of ["SLUICE_INIT_PROJECT", "SLUICE_INIT_API_KEY"]) {
    if (given[name] !== undefined && !hasAccount) {
      problems.push(`${name} needs the account it belongs to: set SLUICE_INIT_EMAIL too.`);
    }
  }
  const apiHost = hostOf(given.SLUICE_API_URL);
  const others = ["SLUICE_PUBLIC_URL", "SLUICE_INGEST_URL"];
  if (apiHost && others.some((name) => hostOf(given[name]) === apiHost)) {
    problems.push(
      `SLUICE_API_URL needs a host of its own, other than that of ${others.join(" and ")}.`,
    );
  }
  return problems;
}

function hostOf(address: string | undefined): string | null {
  return (address && URL.parse(address)?.host) || null;
}

function toEnv(parsed: z.output<typeof settings>): Env {
  const isLocal = parsed.SLUICE_LOCAL === "1";
  const isDevelopment = parsed.NODE_ENV === "development";
  const publicUrl = parsed.SLUICE_PUBLIC_URL ?? `http://localhost:${parsed.PORT}`;
  return {
    port: parsed.PORT,
    // Local mode lets destinations reach private networks, so it is not offered to the network itself.
    host: parsed.HOST ?? (isLocal ? "127.0.0.1" : "0.0.0.0"),
    databaseUrl: parsed.DATABASE_URL,
    dataDir: parsed.SLUICE_DATA_DIR,
    publicUrl,
    ingestUrl: parsed.SLUICE_INGEST_URL ?? null,
    apiUrl: parsed.SLUICE_API_URL ?? null,
    secretKey: parsed.SLUICE_SECRET_KEY,
    initialAccount:
      parsed.SLUICE_INIT_EMAIL !== undefined && parsed.SLUICE_INIT_PASSWORD !== undefined
        ? {
            email: parsed.SLUICE_INIT_EMAIL,
            password: parsed.SLUICE_INIT_PASSWORD,
            project: parsed.SLUICE_INIT_PROJECT ?? null,
            apiKey: parsed.SLUICE_INIT_API_KEY ?? null,
          }
        : null,
    egress: { allow: parsed.SLUICE_EGRESS_ALLOW, allowPrivate: isLocal },
    apiRateLimitPerMinute: parsed.SLUICE_API_RATE_LIMIT,
    mail: {
      smtpUrl: parsed.SMTP_URL ?? null,
      from: parsed.MAIL_FROM ?? defaultSender(publicUrl),
      writesToLog: isLocal || isDevelopment,
    },
    providers: toProviders(parsed),
    signUp: { domains: parsed.SLUICE_SIGN_UP_DOMAINS, role: parsed.SLUICE_SIGN_UP_ROLE },
    logLevel: parsed.LOG_LEVEL,
    isLocal,
    isDevelopment,
  };
}

let current: Env | undefined;

/** Returns the settings of this process, parsed once. A bad one ends the process with one line each. */
export function getEnv(): Env {
  try {
    current ??= loadEnv(process.env);
    return current;
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.problems.join("\n")}\n`);
    process.exit(1);
  }
}

/** Returns the level of LOG_LEVEL, or "info" when it is not given or not a level. */
export function logLevelOf(source: Record<string, string | undefined>): LogLevel {
  return LOG_LEVELS.find((level) => level === source.LOG_LEVEL) ?? "info";
}

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    ["http:", "https:"].includes(url.protocol) &&
    url.search === "" &&
    url.hash === "" &&
    url.username === ""
  );
}

function isDatabaseAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && ["postgres:", "postgresql:"].includes(url.protocol);
}
