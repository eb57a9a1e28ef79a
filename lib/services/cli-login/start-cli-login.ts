import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { CliLoginInput } from "#lib/schemas/cli-login.ts";
import type { PublicContext } from "../context.ts";
import { hashLoginSecret, newLoginSecret } from "./cli-login-secret.ts";

const EXPIRES_MS = 10 * 60 * 1_000;
/** Anybody may ask, so that what waits is bounded. */
const MAX_WAITING = 1_000;

type LoginContext = Pick<PublicContext, "db" | "now" | "publicUrl">;
type CliLoginStart = { id: string; key: string; browser_url: string; poll_url: string };

/**
 * Notes that a command line waits for somebody to let it in, for ten minutes. The secret in `browser_url` is
 * not the one that it polls with: whoever sees the address cannot take the key.
 */
async function addCliLogin(
  ctx: LoginContext,
  input: { device_name: string },
): Promise<CliLoginStart> {
  const { prisma } = ctx.db;
  const now = ctx.now();
  await prisma.deviceLogin.deleteMany({ where: { expiresAt: { lte: now } } });
  if ((await prisma.deviceLogin.count()) >= MAX_WAITING) {
    throw new AppError("RATE_LIMITED", "Too many command lines wait to be let in");
  }
  const id = newId(ID_PREFIXES.cliClient, now.getTime());
  const key = newLoginSecret();
  const code = newLoginSecret();
  await prisma.deviceLogin.create({
    data: {
      id,
      pollHash: hashLoginSecret(key),
      codeHash: hashLoginSecret(code),
      deviceName: input.device_name,
      expiresAt: new Date(now.getTime() + EXPIRES_MS),
      createdAt: now,
    },
  });
  return {
    id,
    key,
    browser_url: `${ctx.publicUrl}/cli-login?code=${code}`,
    poll_url: `${ctx.publicUrl}/latest/cli-auth/poll?key=${key}`,
  };
}

/** Starts the sign-in of a command line by the browser. */
export async function startCliLogin(ctx: LoginContext, input: CliLoginInput) {
  const { browser_url, poll_url } = await addCliLogin(ctx, input);
  return { browser_url, poll_url };
}

/** Starts the same for a command line whose user has no account yet: the page leads there too. */
export async function startCliGuest(ctx: LoginContext, input: CliLoginInput) {
  const start = await addCliLogin(ctx, input);
  return { ...start, link: start.browser_url };
}
