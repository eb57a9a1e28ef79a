import { clockMs } from "./latencies.ts";

const BODY_BYTES = 1_024;
const PREFIX = '{"sentAt":"';
/** Where in the body the moment of sending stands, in ms as text. */
export const SENT_AT_OFFSET = PREFIX.length;
export const SENT_AT_LENGTH = 17;

const FILLER = { customer: "cus_0123456789", items: [{ sku: "A-1", quantity: 2, price: 19.99 }] };

/** One prebuilt request with 1 KB of JSON; `stamp` writes the present moment into it. */
export function createRequestBytes(port: number, path: string): { bytes: Buffer; stamp(): void } {
  const start = `${PREFIX}${"0".repeat(SENT_AT_LENGTH)}","order":${JSON.stringify(FILLER)},"note":"`;
  const body = `${start}${"x".repeat(BODY_BYTES - start.length - 2)}"}`;
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    "content-type: application/json",
    "user-agent: sluice-bench",
    `content-length: ${body.length}`,
  ].join("\r\n");
  const bytes = Buffer.from(`${head}\r\n\r\n${body}`);
  const at = head.length + 4 + SENT_AT_OFFSET;
  return { bytes, stamp: () => void bytes.write(clockMs().toFixed(3), at, "latin1") };
}
