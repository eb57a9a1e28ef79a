import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { runOnce } from "#lib/services/idempotency/run-once.ts";

const MAX_KEY_LENGTH = 255;

type Context = Pick<ServiceContext, "db" | "secretBox">;

/** The scope of a caller's keys: its project, or its organization for what belongs to none. */
export function idempotencyScope(ctx: object): string | null {
  if ("projectId" in ctx && typeof ctx.projectId === "string") return ctx.projectId;
  if (!("caller" in ctx)) return null;
  const caller = ctx.caller as { organizationId?: string } | null;
  return caller?.organizationId ?? null;
}

/**
 * Answers a POST with an `Idempotency-Key` once: a repetition gets the same JSON, marked by
 * `idempotency-replayed`. `request` is a copy that may be read.
 */
export async function idempotentAnswer(
  ctx: Context,
  scopeId: string,
  request: Request,
  make: () => Promise<unknown>,
): Promise<Response> {
  const key = request.headers.get("idempotency-key") ?? "";
  if (key.length > MAX_KEY_LENGTH) {
    const sentence = `Idempotency-Key must be less than or equal to ${MAX_KEY_LENGTH} characters long`;
    throw new AppError("VALIDATION", sentence, [sentence]);
  }
  const { pathname, search } = new URL(request.url);
  const text = `${request.method} ${pathname}${search}\n${await request.text()}`;
  const once = await runOnce(ctx, { scopeId, key, request: text }, async () =>
    JSON.stringify(await make()),
  );
  const headers = new Headers({ "content-type": "application/json" });
  if (once.isRepeated) headers.set("idempotency-replayed", "true");
  return new Response(once.answer, { headers });
}
