import { readPath } from "./payload-clause.ts";

/** A column of a list: the key of one that it has, or a path in payloads; with the width it was dragged to. */
export type ColumnSpec = { key: string; widthPx: number | null };

const MIN_PX = 48;
const MAX_PX = 800;

export const clampWidth = (widthPx: number) =>
  Math.round(Math.min(MAX_PX, Math.max(MIN_PX, widthPx)));

/** Writes a column as it stands in the URL and in saved views: `status`, `body.customer.id:180`. */
export function writeColumn({ key, widthPx }: ColumnSpec): string {
  return widthPx === null ? key : `${key}:${clampWidth(widthPx)}`;
}

export function readColumn(text: string): ColumnSpec {
  const [, key, width] = /^(.+):(\d{1,4})$/s.exec(text) ?? [];
  return key && width ? { key, widthPx: clampWidth(Number(width)) } : { key: text, widthPx: null };
}

const PARTS = new Set(["body", "headers", "query"]);

/** Tells whether the key of a column is a path in payloads. */
export function isPayloadColumn(key: string): boolean {
  const path = readPath(key);
  return path !== null && PARTS.has(path.part) && path.keys.length > 0;
}
