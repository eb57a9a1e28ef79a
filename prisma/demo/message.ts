import type { Random } from "./random.ts";

/** A request as a provider sends it, at a moment of the past. */
export type Message = {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string;
  ip: string;
};

/** Writes the requests of one provider. */
export type Writer = (random: Random, at: Date) => Message;

type Parts = {
  headers: Record<string, string>;
  body: unknown;
  ip: string;
  path?: string;
  query?: string;
  contentType?: string;
};

/** Completes what a provider sends: JSON unless `body` is text already, and the length it has. */
export function message(parts: Parts): Message {
  const body = typeof parts.body === "string" ? parts.body : JSON.stringify(parts.body);
  return {
    method: "POST",
    path: parts.path ?? "/",
    query: parts.query ?? "",
    headers: {
      accept: "*/*",
      "content-type": parts.contentType ?? "application/json",
      "content-length": String(Buffer.byteLength(body)),
      ...parts.headers,
    },
    body,
    ip: parts.ip,
  };
}

export const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
