import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const GITHUB_APP = { clientId: "Iv1.sluice", clientSecret: "secret-of-the-github-app" };

type Email = { email: string; primary: boolean; verified: boolean };
export type GithubUser = {
  id: number;
  login: string;
  name: string | null;
  /** Of the public profile: anybody may write there what they like. */
  email: string | null;
  emails: Email[];
};

type Grant = { user: GithubUser; scope: string; redirectUri: string; challenge: string };

/**
 * Speaks what GitHub Enterprise Server documents of its OAuth web flow, with PKCE, and of its REST API below /api/v3:
 * whoever comes has signed in there already, as `signedIn`.
 */
export async function startGithubServer() {
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();
  let signedIn: GithubUser | null = null;

  function authorize(query: URLSearchParams, response: ServerResponse) {
    const redirectUri = query.get("redirect_uri") ?? "";
    if (!signedIn || query.get("client_id") !== GITHUB_APP.clientId) return refuse(response, 404);
    const code = randomBytes(10).toString("hex");
    const challenge = query.get("code_challenge") ?? "";
    grants.set(code, { user: signedIn, scope: query.get("scope") ?? "", redirectUri, challenge });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", query.get("state") ?? "");
    response.writeHead(302, { location: back.href }).end();
  }

  async function exchange(request: IncomingMessage, response: ServerResponse) {
    const form = new URLSearchParams(await text(request));
    const { clientId, clientSecret } = GITHUB_APP;
    // GitHub tells faults with 200.
    if (form.get("client_id") !== clientId || form.get("client_secret") !== clientSecret) {
      return answer(response, { error: "incorrect_client_credentials" });
    }
    const code = form.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    const verifier = createHash("sha256").update(form.get("code_verifier") ?? "");
    const isRight =
      grant?.challenge === verifier.digest("base64url") &&
      grant.redirectUri === form.get("redirect_uri");
    if (!grant || !isRight) return answer(response, { error: "bad_verification_code" });
    const token = `gho_${randomBytes(18).toString("hex")}`;
    tokens.set(token, grant);
    const scope = grant.scope.split(" ").join(",");
    answer(response, { access_token: token, scope, token_type: "bearer" });
  }

  function api(request: IncomingMessage, response: ServerResponse, path: string) {
    const grant = tokens.get(/^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "");
    if (!grant || !request.headers["user-agent"]) return refuse(response, 401);
    const { emails, ...profile } = grant.user;
    if (path === "/api/v3/user") return answer(response, profile);
    const mayReadEmails = grant.scope.split(" ").includes("user:email");
    if (path !== "/api/v3/user/emails" || !mayReadEmails) return refuse(response, 404);
    answer(response, emails);
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/login/oauth/authorize") authorize(searchParams, response);
    else if (pathname === "/login/oauth/access_token") void exchange(request, response);
    else api(request, response, pathname);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    signIn(user: GithubUser) {
      signedIn = user;
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-type": "application/json" }).end("{}");
}
