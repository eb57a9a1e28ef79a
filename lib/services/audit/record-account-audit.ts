import type { SqlRunner } from "#lib/adapters/queue.ts";
import { recordAudit } from "./record-audit.ts";

type AccountEntry = {
  userId: string;
  /** `session.create`, `account.password.changed`. */
  action: string;
  resourceType: "session" | "account";
  resourceId: string;
  resourceName?: string;
  after?: Readonly<Record<string, unknown>>;
  ipAddress?: string | null;
};

/** Writes what a person did with their account to the log of each organization that they belong to. */
export async function recordAccountAudit(
  within: SqlRunner,
  { userId, resourceName, after, ipAddress = null, ...entry }: AccountEntry,
  now: Date,
): Promise<void> {
  const { rows } = await within.query("SELECT organization_id FROM member WHERE user_id = $1", [
    userId,
  ]);
  for (const { organization_id } of rows as { organization_id: string }[]) {
    await recordAudit(
      within,
      {
        ...entry,
        organizationId: organization_id,
        projectId: null,
        actor: { type: "person", id: userId },
        resourceName: resourceName ?? null,
        before: null,
        after: after ?? null,
        ipAddress,
      },
      now,
    );
  }
}
