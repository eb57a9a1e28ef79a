import type { TextStream } from "#lib/contracts/contract.ts";
import { type ExportNames, readCells } from "#lib/domain/lists/export-columns.ts";
import { isPayloadColumn } from "#lib/domain/lists/payload-path.ts";
import { writeCsvLine } from "#lib/domain/lists/write-csv.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { readExportNames } from "./read-export-names.ts";
import { type ExportFormat, streamText } from "./stream-text.ts";

type Row = { id: string; data?: unknown };
type Page<R> = { models: R[]; pagination: { next?: string } };
type PageQuery = { limit: number; next: string | undefined; include: "data" | undefined };

export type Exported<R extends Row> = {
  /** What the file is called. */
  noun: string;
  known: Readonly<Record<string, (row: R, names: ExportNames) => unknown>>;
  /** Rows can bring payloads, and have columns of what is in those. */
  hasPayloads: boolean;
  readPage: (page: PageQuery) => Promise<Page<R>>;
};

type Format = { format: ExportFormat; columns?: string[] | undefined };

/** So that a page with payloads stays within a few MB. */
const PAGE_ROWS = 200;
const DATA_PAGE_ROWS = 50;

async function* writePages<R extends Row>(
  { known, hasPayloads, readPage }: Exported<R>,
  { format, columns }: Format,
  names: ExportNames,
): AsyncGenerator<string> {
  const keys = columns ?? Object.keys(known);
  const isOfPayload = keys.some((key) => !Object.hasOwn(known, key));
  const isWhole = format === "ndjson" && !columns;
  const include = hasPayloads && (isOfPayload || isWhole) ? ("data" as const) : undefined;
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
  const { known, hasPayloads } = exported;
  const isKnown = (key: string) =>
    Object.hasOwn(known, key) || (hasPayloads && isPayloadColumn(key));
  if (!(format.columns ?? []).every(isKnown)) {
    const paths = hasPayloads ? " or paths in payloads" : "";
    throw validationError([`columns must be columns of the list${paths}`]);
  }
  const pages = writePages(exported, format, await readExportNames(ctx));
  return streamText(pages, { noun: exported.noun, format: format.format, now: ctx.now() });
}
