import type { ServiceContext } from "#lib/services/context.ts";
import { DEMO_MARK } from "./create-shop.ts";
import { DESTINATIONS } from "./destinations.ts";
import { SOURCES } from "./sources.ts";

type Place = Pick<ServiceContext, "db" | "projectId">;

export type Found = { id: string; name: string };

const isOurs = { description: { endsWith: DEMO_MARK }, deletedAt: null };
const brief = { id: true, name: true } as const;

/** Finds what a former run has created in the project, by the mark in its description. */
export async function findShop({ db, projectId }: Place) {
  const where = { projectId, ...isOurs };
  const sources: Found[] = await db.prisma.source.findMany({ where, select: brief });
  const destinations: Found[] = await db.prisma.destination.findMany({ where, select: brief });
  return { sources, destinations };
}

/** Returns the names of the demo that something else in the project has already. */
export async function findTakenNames({ db, projectId }: Place): Promise<string[]> {
  const taken = (plans: readonly { input: { name: string } }[]) => ({
    projectId,
    deletedAt: null,
    name: { in: plans.map(({ input }) => input.name) },
  });
  const sources = await db.prisma.source.findMany({ where: taken(SOURCES), select: brief });
  const destinations = await db.prisma.destination.findMany({
    where: taken(DESTINATIONS),
    select: brief,
  });
  return [...sources, ...destinations].map(({ name }) => name);
}
