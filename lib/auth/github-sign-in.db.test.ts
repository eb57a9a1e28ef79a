import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAuthBrowser } from "#lib/testing/auth-browser.ts";
import { GITHUB_APP, type GithubUser, startGithubServer } from "#lib/testing/github-server.ts";
import { createTestAccounts, type TestAccounts } from "#lib/testing/test-accounts.ts";

const PASSWORD = "correct horse battery";
const SESSION_COOKIE = "sluice.session";
const SIGN_IN = "http://localhost:3000/sign-in";

let github: Awaited<ReturnType<typeof startGithubServer>>;
let accounts: TestAccounts;
beforeAll(async () => {
  github = await startGithubServer();
  accounts = await createTestAccounts({
    signUp: { domains: ["allowed.example"], role: "viewer" },
    providers: [{ kind: "github", id: "github", name: "GitHub", url: github.url, ...GITHUB_APP }],
  });
  process.env.NEXTAUTH_URL = `${accounts.ctx.publicUrl}/api/auth`;
});
beforeEach(() => accounts.ctx.db.prisma.user.deleteMany());
afterAll(async () => {
  delete process.env.NEXTAUTH_URL;
  await accounts.close();
  await github.close();
});

const address = (email: string, change = {}) => ({
  email,
  primary: true,
  verified: true,
  ...change,
});

function octocat(change: Partial<GithubUser>): GithubUser {
  return { id: 583_231, login: "octocat", name: "Mona", email: null, emails: [], ...change };
}

/** Goes to GitHub and comes back, as a browser does; `meddle` changes the address on the way. */
async function signIn(user: GithubUser, meddle = (url: string) => url) {
  github.signIn(user);
  const browser = createAuthBrowser(accounts.ctx);
  const { url = "" } = await browser.post("signin/github", {});
  const away = await fetch(url, { redirect: "manual" });
  const back = meddle(away.headers.get("location") ?? "");
  const { location } = await browser.call("GET", back.slice(back.indexOf("callback/")));
  return { location, isSignedIn: browser.jar.has(SESSION_COOKIE) };
}

const people = () => accounts.ctx.db.prisma.user.findMany({ include: { identities: true } });

describe("sign-in by a GitHub of one's own", () => {
  it("makes the account of an allowed domain by the verified address, and knows it by GitHub's number", async () => {
    const first = octocat({ emails: [address("mona@allowed.example")] });
    expect(await signIn(first)).toMatchObject({ isSignedIn: true });
    const renamed = octocat({ login: "cat", emails: [address("else@example.com")] });
    expect(await signIn(renamed)).toMatchObject({ isSignedIn: true });
    expect(await people()).toMatchObject([
      {
        email: "mona@allowed.example",
        name: "Mona",
        identities: [{ provider: "github", subject: "583231" }],
      },
    ]);
  });

  it.each([
    ["an address that nobody verified", [address("ada@example.com", { verified: false })]],
    ["no address", []],
    [
      "a verified address that is not the primary one",
      [
        address("other@example.com", { verified: false }),
        address("ada@example.com", { primary: false }),
      ],
    ],
  ])("links no account by %s, whatever the public profile says", async (_, emails) => {
    await accounts.addUser("ada@example.com", "owner");
    const outcome = await signIn(octocat({ email: "ada@example.com", emails }));
    expect(outcome).toEqual({ location: `${SIGN_IN}?error=Unverified`, isSignedIn: false });
    expect(await people()).toMatchObject([{ email: "ada@example.com", identities: [] }]);
  });

  it("takes no account over that has a password, and lets no stranger in", async () => {
    await accounts.addUser("ada@example.com", "owner", PASSWORD);
    for (const [email, error] of [
      ["ada@example.com", "NotLinked"],
      ["stranger@example.com", "NotInvited"],
    ] as const) {
      const outcome = await signIn(octocat({ emails: [address(email)] }));
      expect(outcome).toEqual({ location: `${SIGN_IN}?error=${error}`, isSignedIn: false });
    }
    expect(await people()).toMatchObject([{ identities: [] }]);
  });

  it.each([
    ["another code", (url: string) => url.replace(/code=\w+/, "code=stolen")],
    ["another state", (url: string) => url.replace(/state=[^&]+/, "state=stolen")],
  ])("lets nobody in who comes back with %s", async (_, meddle) => {
    const user = octocat({ emails: [address("mona@allowed.example")] });
    expect((await signIn(user, meddle)).isSignedIn).toBe(false);
    expect(await people()).toEqual([]);
  });
});
