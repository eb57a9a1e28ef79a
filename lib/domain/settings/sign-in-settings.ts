import { z } from "zod";

/** Who may make an account by proving to own an address of these domains, and what they become. */
export type SignUpSettings = { domains: readonly string[]; role: "viewer" | "member" };

/** A provider that people may sign in by. */
export type ProviderSettings =
  | {
      kind: "github";
      id: "github";
      name: "GitHub";
      url: string;
      clientId: string;
      clientSecret: string;
    }
  | {
      kind: "oidc";
      id: "google" | "oidc";
      name: string;
      issuer: string;
      clientId: string;
      clientSecret: string;
    };

const GOOGLE_ISSUER = "https://accounts.google.com";
const GITHUB_URL = "https://github.com";
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Tokens and secrets travel to it: https, except on this very machine. */
function isSafeAddress(value: string): boolean {
  const url = URL.parse(value);
  if (!url || url.search || url.hash || url.username) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
}

const safeAddress = (name: string, example: string) =>
  z
    .string()
    .trim()
    .refine(isSafeAddress, `${name} must be an https address, for example ${name}=${example}.`);

const value = z.string().trim().max(1_000);

export const signInSettings = {
  SLUICE_GITHUB_CLIENT_ID: value.optional(),
  SLUICE_GITHUB_CLIENT_SECRET: value.optional(),
  SLUICE_GITHUB_URL: safeAddress("SLUICE_GITHUB_URL", "https://github.example.com")
    .transform((url) => url.replace(/\/+$/, ""))
    .default(GITHUB_URL),
  SLUICE_GOOGLE_CLIENT_ID: value.optional(),
  SLUICE_GOOGLE_CLIENT_SECRET: value.optional(),
  SLUICE_OIDC_ISSUER: safeAddress("SLUICE_OIDC_ISSUER", "https://login.example.com").optional(),
  SLUICE_OIDC_CLIENT_ID: value.optional(),
  SLUICE_OIDC_CLIENT_SECRET: value.optional(),
  SLUICE_OIDC_NAME: value.max(40, "SLUICE_OIDC_NAME must have at most 40 characters.").optional(),
  SLUICE_SIGN_UP_DOMAINS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .toLowerCase()
        .split(",")
        .map((entry) => entry.trim().replace(/^@/, ""))
        .filter(Boolean),
    )
    .refine(
      (domains) => domains.every((domain) => z.hostname().safeParse(domain).success),
      "SLUICE_SIGN_UP_DOMAINS must be domains, for example SLUICE_SIGN_UP_DOMAINS=example.com,example.org.",
    ),
  SLUICE_SIGN_UP_ROLE: z
    .enum(["viewer", "member"], "SLUICE_SIGN_UP_ROLE must be viewer or member.")
    .default("viewer"),
};

const parsed = z.object(signInSettings);
type Parsed = z.output<typeof parsed>;

/** Settings that make no sense without each other. */
const TOGETHER = [
  ["SLUICE_GITHUB_CLIENT_ID", "SLUICE_GITHUB_CLIENT_SECRET"],
  ["SLUICE_GOOGLE_CLIENT_ID", "SLUICE_GOOGLE_CLIENT_SECRET"],
  ["SLUICE_OIDC_ISSUER", "SLUICE_OIDC_CLIENT_ID", "SLUICE_OIDC_CLIENT_SECRET"],
] as const;

/** Returns a sentence for each provider that is set by half. */
export function signInProblems(given: Record<string, string | undefined>): string[] {
  return TOGETHER.filter((names) => {
    const count = names.filter((name) => given[name] !== undefined).length;
    return count > 0 && count < names.length;
  }).map((names) => `${names.join(", ")} go together: set all or none.`);
}

/** Returns the providers that are set, in the order in which they are offered. */
export function toProviders(settings: Parsed): ProviderSettings[] {
  const providers: ProviderSettings[] = [];
  if (settings.SLUICE_GITHUB_CLIENT_ID && settings.SLUICE_GITHUB_CLIENT_SECRET) {
    providers.push({
      kind: "github",
      id: "github",
      name: "GitHub",
      url: settings.SLUICE_GITHUB_URL,
      clientId: settings.SLUICE_GITHUB_CLIENT_ID,
      clientSecret: settings.SLUICE_GITHUB_CLIENT_SECRET,
    });
  }
  if (settings.SLUICE_GOOGLE_CLIENT_ID && settings.SLUICE_GOOGLE_CLIENT_SECRET) {
    providers.push({
      kind: "oidc",
      id: "google",
      name: "Google",
      issuer: GOOGLE_ISSUER,
      clientId: settings.SLUICE_GOOGLE_CLIENT_ID,
      clientSecret: settings.SLUICE_GOOGLE_CLIENT_SECRET,
    });
  }
  const { SLUICE_OIDC_ISSUER: issuer, SLUICE_OIDC_NAME: name = "single sign-on" } = settings;
  if (issuer && settings.SLUICE_OIDC_CLIENT_ID && settings.SLUICE_OIDC_CLIENT_SECRET) {
    providers.push({
      kind: "oidc",
      id: "oidc",
      name,
      issuer,
      clientId: settings.SLUICE_OIDC_CLIENT_ID,
      clientSecret: settings.SLUICE_OIDC_CLIENT_SECRET,
    });
  }
  return providers;
}
