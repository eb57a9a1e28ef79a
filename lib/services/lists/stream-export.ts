import type { TextStream } from "#lib/contracts/contract.ts";
import { type ExportNames, readCells, unknownColumns } from "#lib/domain/lists/export-columns.ts";
import { isPayloadColumn, type ListedPayload } from "#lib/domain/lists/payload-path.ts";
import { writeCsvLine } from "#lib/domain/lists/write-csv.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";

type Row = { id: string; data?: ListedPayload | null | undefined };
type Page<R> = { models: R[]; pagination: { next?: string } };
type PageQuery = { limit: number; next: string | undefined; include: "data" | undefined };

export type Exported<R extends Row> = {
  /** What the file is called. */
  noun: string;
  known: Readonly<Record<string, (row: R, names: ExportNames) => unknown>>;
  readPage: (page: PageQuery) => Promise<Page<R>>;
};

type Format = { format: "csv" | "ndjson"; columns?: string[] | undefined };

/** So that a page with payloads stays within a few MB. */
const PAGE_ROWS = 200;
const DATA_PAGE_ROWS = 50;
const TYPES = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson; charset=utf-8" };

async function namesOf({ db, projectId }: ServiceContext): Promise<ExportNames> {
  const where = { projectId };
  const select = { id: true, name: true };
  const [sources, destinations] = await Promise.all([
    db.prisma.source.findMany({ where, select }),
    db.prisma.destination.findMany({ where, select }),
  ]);
  const byId = (rows: { id: string; name: string }[]) =>
    new Map(rows.map((row) => [row.id, row.name]));
  const [ofSources, ofDestinations] = [byId(sources), byId(destinations)];
  return {
    source: (id) => ofSources.get(id),
    destination: (id) => ofDestinations.get(id),
  };
}

async function* writePages<R extends Row>(
  { known, readPage }: Exported<R>,
  { format, columns }: Format,
  names: ExportNames,
): AsyncGenerator<string> {
  const keys = columns ?? Object.keys(known);
  const hasData = keys.some((key) => !Object.hasOwn(known, key) && isPayloadColumn(key));
  const include = hasData || (format === "ndjson" && !columns) ? ("data" as const) : undefined;
  const limit = include ? DATA_PAGE_ROWS : PAGE_ROWS;
  const lineOf = (row: R) => {
    if (format === "csv") return writeCsvLine(readCells(known, keys, row, names));
    if (!columns) return `${JSON.stringify(row)}\n`;
    const cells = readCells(known, keys, row, names);
    return `${JSON.stringify(Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? null])))}\n`;
  };
  let head = format === "csv" ? writeCsvLine(keys) : "";
  let next: string | undefined;
  do {
    const page = await readPage({ limit, next, include });
    next = page.pagination.next;
    yield head + page.models.map(lineOf).join("");
    head = "";
  } while (next !== undefined);
}

/**
 * Writes a list as CSV, or as JSON line by line, page by page and no faster than it is read. Without columns,
 * CSV has all that the list knows, and JSON the rows as the API answers them. Throws VALIDATION for columns
 * that nothing knows. What people may not see in payloads is masked as it is in the list.
 */
export async function streamExport<R extends Row>(
  ctx: ServiceContext,
  exported: Exported<R>,
  format: Format,
): Promise<TextStream> {
  const unknown = unknownColumns(exported.known, format.columns ?? []);
  if (unknown.length > 0) {
    throw validationError([`columns must be columns of the list or paths in payloads`]);
  }
  const pages = writePages(exported, format, await namesOf(ctx));
  // What is wrong with the query is found with the first page, while the answer can still say so.
  let first: IteratorResult<string> | null = await pages.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = first ?? (await pages.next());
        first = null;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pages.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  const day = ctx.now().toISOString().slice(0, 10);
  return { body, type: TYPES[format.format], fileName: `${exported.noun}-${day}.${format.format}` };
}
