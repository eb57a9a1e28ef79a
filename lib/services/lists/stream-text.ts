import type { TextStream } from "#lib/contracts/contract.ts";

export type ExportFormat = "csv" | "ndjson";

const TYPES = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson; charset=utf-8" };

/** Sends text page by page, no faster than it is read. Throws what the first page does. */
export async function streamText(
  pages: AsyncGenerator<string>,
  { noun, format, now }: { noun: string; format: ExportFormat; now: Date },
): Promise<TextStream> {
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
  const day = now.toISOString().slice(0, 10);
  return { body, type: TYPES[format], fileName: `${noun}-${day}.${format}` };
}
