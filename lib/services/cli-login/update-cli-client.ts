import { AppError } from "#lib/errors.ts";
import type { PlatformContext } from "../context.ts";
import { callingCliKey } from "./validate-cli-key.ts";

/** Names the device of the command line that calls. Throws NOT_FOUND for another one. */
export async function updateCliClient(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { id, device_name }: { id: string; device_name: string },
): Promise<{ id: string; device_name: string }> {
  const { row, clientId } = await callingCliKey(ctx);
  if (clientId !== id) throw new AppError("NOT_FOUND", "Not Found", { id });
  if (row.kind === "cli" && device_name !== "") {
    const data = { label: device_name, updatedAt: ctx.now() };
    await ctx.db.prisma.apiKey.update({ where: { id: row.id }, data });
  }
  return { id, device_name };
}
