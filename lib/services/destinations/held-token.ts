import type { Pool } from "pg";
import type { SecretBox } from "#lib/adapters/secret-box.ts";

/** A token as it is kept, encrypted as a whole. */
export type HeldToken = {
  /** What it was fetched with. */
  authKey: string;
  accessToken: string;
  refreshToken: string | null;
  /** By the clock of the worker that fetched it. */
  freshUntilMs: number;
};

type Owner = { projectId: string; destinationId: string };
type Context = { pool: Pool; secretBox: SecretBox };

const place = ({ projectId, destinationId }: Owner) => ({
  projectId,
  resource: destinationId,
  field: "access_token",
});

/** Returns the token that some worker fetched last for a destination, fresh or not. */
export async function loadHeldToken(
  { pool, secretBox }: Context,
  owner: Owner,
): Promise<HeldToken | null> {
  const { rows } = await pool.query<{ sealed: Buffer | null }>(
    "SELECT sealed FROM access_token WHERE destination_id = $1",
    [owner.destinationId],
  );
  const sealed = rows[0]?.sealed;
  return sealed ? (JSON.parse(secretBox.open(sealed, place(owner))) as HeldToken) : null;
}

/** Tells whether the caller is now the one to fetch a token: nobody else is, for `leaseMs`. */
export async function takeRefresh(
  pool: Pool,
  destinationId: string,
  leaseMs: number,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO access_token (destination_id, refreshing_until)
     VALUES ($1, now() + $2 * interval '1 millisecond')
     ON CONFLICT (destination_id) DO UPDATE SET refreshing_until = excluded.refreshing_until
     WHERE access_token.refreshing_until IS NULL OR access_token.refreshing_until < now()`,
    [destinationId, leaseMs],
  );
  return rowCount === 1;
}

/** Keeps a token, or none, and lets others fetch again. */
export async function storeHeldToken(
  { pool, secretBox }: Context,
  owner: Owner,
  token: HeldToken | null,
): Promise<void> {
  const sealed = token && secretBox.seal(JSON.stringify(token), place(owner));
  await pool.query(
    "UPDATE access_token SET sealed = $2, refreshing_until = NULL WHERE destination_id = $1",
    [owner.destinationId, sealed],
  );
}
