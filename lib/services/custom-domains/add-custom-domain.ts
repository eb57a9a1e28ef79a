import { randomBytes } from "node:crypto";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { assertOwnProject } from "./assert-own-project.ts";

const MAX_PER_PROJECT = 20;
const TOKEN_BYTES = 16;

type Input = { id?: string; hostname: string };

/**
 * Adds a host for the project's source URLs; it serves them once its TXT record is there. Throws VALIDATION
 * for the installation's own hosts, RESOURCE_ALREADY_EXISTS when a project has it, whichever.
 */
export async function addCustomDomain(
  ctx: ServiceContext,
  { id: projectId, hostname }: Input,
): Promise<{ hostname: string }> {
  assertOwnProject(ctx, projectId);
  if (ownHosts(ctx).includes(hostname)) {
    throw validationError(["hostname must not be a host of this installation"]);
  }
  await changeConfiguration(ctx, async (tx) => {
    const mine = await tx.customDomain.count({ where: { projectId: ctx.projectId } });
    if (mine >= MAX_PER_PROJECT) {
      throw validationError([`hostname must be one of at most ${MAX_PER_PROJECT} of a project`]);
    }
    const now = ctx.now();
    // Two projects may ask at once: the index decides, without an error that would end the transaction.
    const { count } = await tx.customDomain.createMany({
      data: {
        id: newId(ID_PREFIXES.customDomain, now.getTime()),
        projectId: ctx.projectId,
        hostname,
        token: randomBytes(TOKEN_BYTES).toString("hex"),
        createdAt: now,
        updatedAt: now,
      },
      skipDuplicates: true,
    });
    if (count === 1) return;
    const existing = await tx.customDomain.findFirst({
      where: { hostname, projectId: ctx.projectId },
    });
    const data = { ...(existing ? { id: existing.id } : {}), resource_type: "custom_domain" };
    throw new AppError("RESOURCE_ALREADY_EXISTS", "That host is taken", data);
  });
  return { hostname };
}

function ownHosts({ publicUrl, ingestUrl }: ServiceContext): string[] {
  return [publicUrl, ingestUrl].filter((url) => url !== null).map((url) => new URL(url).hostname);
}
