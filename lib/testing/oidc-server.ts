import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export const OIDC_CLIENT = { id: "sluice", secret: "secret-of-the-oidc-client" };

/**
 * Starts a real OpenID Connect provider on this machine. Whoever signs in there as `eve` is `eve@<domain>`;
 * nobody has verified the address of somebody whose name begins with `unverified`. PKCE is required.
 */
export async function startOidcServer(domain: string) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    /** Opens it for a client that is reached at `redirectUri`; until then nobody answers. */
    open(redirectUri: string) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: OIDC_CLIENT.id,
            client_secret: OIDC_CLIENT.secret,
            redirect_uris: [redirectUri],
          },
        ],
        claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
        pkce: { required: () => true },
        features: { devInteractions: { enabled: true } },
        findAccount: (_, id) => ({
          accountId: id,
          claims: async () => ({
            sub: id,
            email: `${id}@${domain}`,
            email_verified: !id.startsWith("unverified"),
            name: id,
          }),
        }),
      });
      server.on("request", provider.callback());
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
