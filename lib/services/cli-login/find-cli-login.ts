import { AppError } from "#lib/errors.ts";
import type { DeviceLogin } from "../../../generated/prisma/client.ts";
import type { PlatformContext } from "../context.ts";
import { hashLoginSecret } from "./cli-login-secret.ts";

type LoginContext = Pick<PlatformContext, "db" | "now" | "caller">;

/** Returns the command line that waits under the code of a browser's address. Throws NOT_FOUND, FORBIDDEN. */
export async function findCliLogin(ctx: LoginContext, code: string): Promise<DeviceLogin> {
  if (ctx.caller.kind !== "session") {
    throw new AppError("FORBIDDEN", "Only people may let a command line in");
  }
  const login = await ctx.db.prisma.deviceLogin.findFirst({
    where: {
      codeHash: hashLoginSecret(code),
      confirmedAt: null,
      expiresAt: { gt: ctx.now() },
    },
  });
  if (!login) throw new AppError("NOT_FOUND", "Nothing waits under this code");
  return login;
}

export function presentCliLogin({ deviceName, expiresAt }: DeviceLogin) {
  return { device_name: deviceName, expires_at: expiresAt.toISOString() };
}

/** Shows a command line that waits to whoever may let it in. */
export async function getCliLogin(ctx: LoginContext, { code }: { code: string }) {
  return presentCliLogin(await findCliLogin(ctx, code));
}
