import { z } from "zod";

const TIMEOUT_MS = 10_000;
const PUBLIC_URL = "https://github.com";

const user = z.object({ id: z.number().int(), login: z.string(), name: z.string().nullish() });
const emails = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

/** Whom GitHub says somebody is, in the words of OpenID Connect. */
export type GithubClaims = {
  sub: string;
  name: string;
  email: string | undefined;
  email_verified: boolean;
};

/** Returns where the API of a GitHub is: github.com has a host for it, others a path. */
function apiOf(url: string): string {
  return url === PUBLIC_URL ? "https://api.github.com" : `${url}/api/v3`;
}

async function read<S extends z.ZodType>(schema: S, url: string, accessToken: string) {
  const response = await fetch(url, {
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${accessToken}`,
      "user-agent": "sluice",
    },
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status}`);
  return schema.parse(await response.json());
}

/**
 * Asks a GitHub whose token this is. The address is the primary one, which says itself whether it is verified:
 * the public profile's could be anybody's.
 */
export async function fetchGithubClaims(url: string, accessToken: string): Promise<GithubClaims> {
  const [profile, addresses] = await Promise.all([
    read(user, `${apiOf(url)}/user`, accessToken),
    read(emails, `${apiOf(url)}/user/emails`, accessToken),
  ]);
  const primary = addresses.find((each) => each.primary);
  return {
    sub: String(profile.id),
    name: profile.name || profile.login,
    email: primary?.email,
    email_verified: primary?.verified ?? false,
  };
}
