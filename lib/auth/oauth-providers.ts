import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { fetchGithubClaims } from "#lib/adapters/github.ts";
import type { ProviderSettings } from "#lib/domain/settings/sign-in-settings.ts";
import type { ProvidedIdentity } from "#lib/services/identities/sign-in-with-provider.ts";

/** What a provider says of somebody (OpenID Connect Core §5.1). */
const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().nullish(),
  email_verified: z.boolean().nullish(),
  name: z.string().nullish(),
});
type Claims = z.infer<typeof claims>;

type Github = Extract<ProviderSettings, { kind: "github" }>;
type Oidc = Extract<ProviderSettings, { kind: "oidc" }>;

const profile = ({ sub }: Claims) => ({ id: sub });

function githubProvider({ id, name, url, clientId, clientSecret }: Github): OAuthConfig<Claims> {
  return {
    id,
    name,
    type: "oauth",
    clientId,
    clientSecret,
    // What GitHub documents: both stand in the body.
    client: { token_endpoint_auth_method: "client_secret_post" },
    authorization: {
      url: `${url}/login/oauth/authorize`,
      params: { scope: "read:user user:email" },
    },
    token: `${url}/login/oauth/access_token`,
    userinfo: {
      url: `${url}/user`,
      request: async ({ tokens }) => {
        const found = await fetchGithubClaims(url, String(tokens.access_token));
        return { ...found, email: found.email ?? "" };
      },
    },
    checks: ["pkce", "state"],
    profile,
  };
}

function oidcProvider({ id, name, issuer, clientId, clientSecret }: Oidc): OAuthConfig<Claims> {
  return {
    id,
    name,
    type: "oauth",
    clientId,
    clientSecret,
    issuer,
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    userinfo: {
      // Providers are free to tell the address in the ID token or at the user info endpoint only.
      request: async ({ tokens, client }) => {
        const idClaims = (tokens as unknown as { claims(): Record<string, unknown> }).claims();
        if (typeof idClaims.email === "string") return idClaims;
        return { ...idClaims, ...(await client.userinfo(tokens as never)) };
      },
    },
    checks: ["pkce", "state", "nonce"],
    profile,
  };
}

/** Returns the settings by which next-auth talks to a provider. */
export function toOauthProvider(settings: ProviderSettings): OAuthConfig<Claims> {
  return settings.kind === "github" ? githubProvider(settings) : oidcProvider(settings);
}

/** Returns whom the provider named. Throws when it named nobody. */
export function toProvidedIdentity(provider: string, profileOf: unknown): ProvidedIdentity {
  const { sub, email, email_verified: isVerified, name } = claims.parse(profileOf);
  return {
    provider,
    subject: sub,
    email: email || null,
    isEmailVerified: isVerified === true,
    name: name ?? null,
  };
}
