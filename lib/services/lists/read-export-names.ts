import type { ExportNames } from "#lib/domain/lists/export-columns.ts";
import type { ServiceContext } from "../context.ts";
import { listIssuePeople } from "../issues/issue-people.ts";

type Named = { id: string; name: string | null };

/** Reads what the ids stand for that are written to files. */
export async function readExportNames(ctx: ServiceContext): Promise<ExportNames> {
  const { prisma } = ctx.db;
  const query = { where: { projectId: ctx.projectId }, select: { id: true, name: true } };
  const ends = { source: { select: { name: true } }, destination: { select: { name: true } } };
  const [sources, destinations, transformations, connections, people] = await Promise.all([
    prisma.source.findMany(query),
    prisma.destination.findMany(query),
    prisma.transformation.findMany(query),
    prisma.connection.findMany({ ...query, select: { ...query.select, ...ends } }),
    listIssuePeople(ctx),
  ]);
  const full = connections.map(({ id, name, source, destination }) => ({
    id,
    name: `${source.name} -> ${name ?? destination.name}`,
  }));
  const persons = people.models.map(({ id, name, email }) => ({ id, name: name ?? email }));
  const nameIn = (rows: readonly Named[]) => {
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? undefined;
  };
  return {
    source: nameIn(sources),
    destination: nameIn(destinations),
    transformation: nameIn(transformations),
    connection: nameIn(full),
    person: nameIn(persons),
  };
}
