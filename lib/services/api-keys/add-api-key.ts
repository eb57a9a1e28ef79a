import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { ApiKeyKind, CreatedApiKey } from "#lib/schemas/api-key.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { apiKeyHint, hashApiKey, newApiKeySecret } from "./api-key-secret.ts";
import { presentApiKey } from "./present-api-key.ts";

type NewApiKey = Omit<
  Prisma.ApiKeyUncheckedCreateInput,
  "id" | "kind" | "keyHash" | "keyHint" | "createdAt" | "updatedAt"
> & { kind: ApiKeyKind };

/** Adds a key. Its secret stands in what this returns and nowhere else. */
export async function addApiKey(
  ctx: Pick<ServiceContext, "now">,
  tx: Prisma.TransactionClient,
  data: NewApiKey,
): Promise<CreatedApiKey> {
  const key = newApiKeySecret(data.kind);
  const now = ctx.now();
  const row = await tx.apiKey.create({
    data: {
      ...data,
      id: newId(ID_PREFIXES.apiKey, now.getTime()),
      keyHash: hashApiKey(key),
      keyHint: apiKeyHint(key),
      createdAt: now,
      updatedAt: now,
    },
  });
  return { ...presentApiKey(row), key };
}
