import { can } from "#lib/domain/permissions.ts";
import type { ServiceContext } from "../context.ts";

export type Env = Record<string, string>;

/** A row of a transformation or of one of its versions. */
export type SealedEnv = { id: string; projectId: string; env: Uint8Array | null };

const MASK = "********";

type EnvContext = Pick<ServiceContext, "secretBox">;

function place(row: Omit<SealedEnv, "env">) {
  return { projectId: row.projectId, resource: row.id, field: "env" };
}

/** Encrypts the variables of a transformation for its row and its version; null when there are none. */
export function sealEnv(
  ctx: EnvContext,
  row: Omit<SealedEnv, "env">,
  env: Env,
): Buffer<ArrayBuffer> | null {
  if (Object.keys(env).length === 0) return null;
  return ctx.secretBox.seal(JSON.stringify(env), place(row));
}

/** Reads back what `sealEnv` encrypted. */
export function openEnv(ctx: EnvContext, row: SealedEnv): Env {
  return row.env ? JSON.parse(ctx.secretBox.open(row.env, place(row))) : {};
}

/** Returns the variables as the caller may see them: names always, values only with the right to secrets. */
export function shownEnv(ctx: Pick<ServiceContext, "secretBox" | "actor">, row: SealedEnv): Env {
  const env = openEnv(ctx, row);
  if (can(ctx.actor.role, "secrets.read")) return env;
  return Object.fromEntries(Object.keys(env).map((name) => [name, MASK]));
}
