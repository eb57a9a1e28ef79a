import { isIP } from "node:net";
import { Agent, buildConnector, request } from "undici";
import { type AddressGuard, BlockedAddressError } from "#lib/domain/delivery/blocked-address.ts";

/** What of a response is kept with the attempt. */
const KEPT_BODY_BYTES = 64 * 1024;
/** After this much of a response the connection is closed: nobody keeps us busy by talking. */
const READ_BODY_BYTES = 1024 * 1024;

export type OutboundRequest = {
  url: string;
  method: string;
  /** Name, value, name, value, … */
  headers: string[];
  body: Buffer | null;
  timeoutMs: number;
};

export type OutboundResult =
  | {
      ok: true;
      status: number;
      headers: Record<string, string | string[] | undefined>;
      body: Buffer;
      isTruncated: boolean;
      latencyMs: number;
    }
  | { ok: false; code: string; latencyMs: number };

export type SendHttp = {
  /** Never throws: what goes wrong on the far side is a result. Redirects are not followed. */
  send(outbound: OutboundRequest, signal?: AbortSignal): Promise<OutboundResult>;
  close(): Promise<void>;
};

function guardedConnector(guard: AddressGuard): buildConnector.connector {
  const connect = buildConnector({ lookup: guard.lookup as never, timeout: 10_000 });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) && !guard.isAllowedAddress(host)) {
      callback(new BlockedAddressError(), null);
      return;
    }
    connect(options, callback);
  };
}

async function readBody(stream: AsyncIterable<Buffer>) {
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let readBytes = 0;
  for await (const chunk of stream) {
    readBytes += chunk.length;
    if (keptBytes < KEPT_BODY_BYTES) {
      const part = chunk.subarray(0, KEPT_BODY_BYTES - keptBytes);
      kept.push(part);
      keptBytes += part.length;
    }
    if (readBytes >= READ_BODY_BYTES) break;
  }
  const body = kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept);
  return { body, isTruncated: readBytes > keptBytes };
}

function errorCode(error: unknown): string {
  if (error instanceof Error) {
    const { code, cause } = error as Error & { code?: unknown; cause?: unknown };
    if (typeof code === "string") return code;
    if (cause) return errorCode(cause);
    return error.name;
  }
  return "UNKNOWN";
}

/** Creates the one client for every URL that a user gave us. */
export function createSendHttp(guard: AddressGuard): SendHttp {
  const agent = new Agent({
    connect: guardedConnector(guard),
    connections: 256,
    pipelining: 1,
    keepAliveTimeout: 15_000,
    maxHeaderSize: 32 * 1024,
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  return {
    async send(outbound, signal) {
      const startedAt = performance.now();
      const deadline = new AbortController();
      const abort = () => deadline.abort();
      const timer = setTimeout(abort, outbound.timeoutMs);
      signal?.addEventListener("abort", abort, { once: true });
      const latencyMs = () => Math.round(performance.now() - startedAt);
      try {
        const response = await request(outbound.url, {
          dispatcher: agent,
          method: outbound.method as "POST",
          headers: outbound.headers,
          body: outbound.body,
          signal: deadline.signal,
        });
        const { body, isTruncated } = await readBody(response.body);
        const { statusCode: status, headers } = response;
        return { ok: true, status, headers, body, isTruncated, latencyMs: latencyMs() };
      } catch (error) {
        const isLate = deadline.signal.aborted && !signal?.aborted;
        return { ok: false, code: isLate ? "TIMEOUT" : errorCode(error), latencyMs: latencyMs() };
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      }
    },
    async close() {
      await agent.destroy();
    },
  };
}
