import type { ServiceContext } from "../context.ts";

type Auth = Record<string, unknown>;
type SealContext = Pick<ServiceContext, "projectId" | "secretBox">;

function place(ctx: SealContext, resource: string) {
  return { projectId: ctx.projectId, resource, field: "auth" };
}

/** Encrypts the `config.auth` of a source or destination for its row. */
export function sealAuth(ctx: SealContext, id: string, auth: Auth): Buffer<ArrayBuffer> {
  return ctx.secretBox.seal(JSON.stringify(auth), place(ctx, id));
}

/** Reads back what `sealAuth` encrypted. */
export function openAuth(ctx: SealContext, row: { id: string; auth: Uint8Array }): Auth {
  return JSON.parse(ctx.secretBox.open(row.auth, place(ctx, row.id)));
}

/** The columns of a source that nothing protects. */
export const NO_AUTH = {
  authType: null,
  auth: null,
  previousAuth: null,
  previousAuthExpiresAt: null,
} as const;
