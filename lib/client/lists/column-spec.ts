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
