import type { AuthenticatedRequest, Authentication } from "../authentication.ts";
import type { ExampleAuth } from "./example-auth/builders.ts";

type Part = Omit<Partial<AuthenticatedRequest>, "body"> & { body?: unknown };

/** A POST of JSON, or of a text as it is, at noon of the first of June 2026. */
export function testRequest({ body = "", ...part }: Part = {}): AuthenticatedRequest {
  return {
    method: "POST",
    path: "/",
    query: "",
    headers: { "content-type": "application/json" },
    body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
    urls: () => ["https://sluice.example/e/token"],
    nowMs: Date.UTC(2026, 5, 1, 12),
    ...part,
  };
}

const MAX_DOCUMENTS = 5;

/** Follows the documents that a scheme asks for; one on a host that it does not name cannot be read. */
export function settle(
  outcome: Authentication,
  documents: NonNullable<ExampleAuth["documents"]> = [],
): Authentication {
  let settled = outcome;
  for (let tries = 0; settled.result === "document-needed" && tries < MAX_DOCUMENTS; tries += 1) {
    const { url, hosts } = settled.document;
    const isAllowed = hosts.test(new URL(url).hostname);
    const known = isAllowed ? documents.find((document) => document.url.test(url)) : undefined;
    settled = settled.resume(known?.text ?? null);
  }
  return settled;
}
