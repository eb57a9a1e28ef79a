import type { Mail } from "#lib/adapters/mailer.ts";
import { handleAccount } from "#lib/auth/handle-account.ts";
import type { SignInContext } from "#lib/auth/sign-in-context.ts";
import { openMail } from "#lib/services/mail/seal-mail.ts";
import { createTestApi } from "./test-api.ts";

export type TestAccounts = Awaited<ReturnType<typeof createTestAccounts>>;

const ORIGIN = "http://localhost:3000";

/** A browser as far as the account's calls see one: it keeps the session's cookie. */
function createBrowser(ctx: SignInContext, address: string) {
  let cookie = "";
  async function call(method: string, path: string, body?: unknown, headers = {}) {
    const request = new Request(`${ORIGIN}/api/account/${path}`, {
      method,
      headers: {
        origin: ORIGIN,
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        "x-forwarded-for": address,
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const params = Promise.resolve({ call: path === "" ? [] : path.split("/") });
    const response = await handleAccount(request, { params }, () => ctx);
    const set = response.headers.get("set-cookie");
    if (set) cookie = set.split(";")[0] ?? "";
    return { status: response.status, body: await response.json(), headers: response.headers };
  }
  return {
    call,
    get: (path: string) => call("GET", path),
    post: (path: string, body: unknown = {}) => call("POST", path, body),
    get cookie() {
      return cookie;
    },
    set cookie(value: string) {
      cookie = value;
    },
  };
}

/** Makes an installation with what signing in needs. Mail stays in the outbox, where the test reads it. */
export async function createTestAccounts(settings: Partial<SignInContext> = {}) {
  const api = await createTestApi();
  const ctx: SignInContext = {
    ...api.ctx,
    secretKey: "test-secret-key-0123456789abcdef",
    providers: [],
    signUp: { domains: [], role: "viewer" },
    canMail: true,
    ...settings,
  };
  return {
    ...api,
    ctx,
    browser: (address = "203.0.113.7") => createBrowser(ctx, address),
    /** The mails to an address that are not sent yet, in the order in which they were asked for. */
    async mailsTo(
      address: string,
    ): Promise<(Mail & { kind: string; link: string; token: string })[]> {
      const rows = await ctx.db.prisma.mail.findMany({ orderBy: { createdAt: "asc" } });
      return rows.flatMap(({ id, kind, content }) => {
        const mail = content && openMail(ctx.secretBox, id, content);
        if (mail?.to !== address) return [];
        const link = /https?:\S+/.exec(mail.text)?.[0] ?? "";
        return [{ ...mail, kind, link, token: link.split("#")[1] ?? "" }];
      });
    },
  };
}
