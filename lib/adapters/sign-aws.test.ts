import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { describe, expect, it } from "vitest";
import { signAws } from "./sign-aws.ts";

const now = new Date("2026-03-01T10:20:30.456Z");
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPx" };

/** What AWS's own client makes of the same request. */
async function byAws(
  request: { url: string; method: string; body: Buffer | null },
  service: string,
) {
  const url = new URL(request.url);
  const query: Record<string, string | string[]> = {};
  for (const key of new Set(url.searchParams.keys())) query[key] = url.searchParams.getAll(key);
  const signer = new SignatureV4({
    credentials,
    region: "eu-central-1",
    service,
    sha256: Sha256,
    applyChecksum: true,
    uriEscapePath: service !== "s3",
  });
  const unsigned = {
    protocol: url.protocol,
    hostname: url.hostname,
    method: request.method,
    path: url.pathname,
    query,
    headers: { host: url.host, "content-type": "application/json" },
    body: request.body ?? undefined,
  };
  const signed: { headers: Record<string, string> } = await signer.sign(unsigned, {
    signingDate: now,
  });
  return signed.headers.authorization;
}

describe("signAws", () => {
  it.each([
    ["lambda", "POST", "https://abc.lambda-url.eu-central-1.on.aws/", '{"a":1}'],
    ["execute-api", "POST", "https://x.execute-api.eu-central-1.amazonaws.com/prod/hooks", "é\0"],
    ["execute-api", "PUT", "https://x.example.com:8443/a%20b/c?z=1&a=2&a=1&e=", "{}"],
    ["execute-api", "DELETE", "https://x.example.com/a?q=%C3%A9%20b", null],
    ["s3", "PUT", "https://bucket.s3.eu-central-1.amazonaws.com/key%20one/two", "data"],
    ["events", "POST", "https://events.eu-central-1.amazonaws.com/", "[]"],
  ])("signs for %s as AWS's own client: %s %s", async (service, method, url, text) => {
    const body = text === null ? null : Buffer.from(text);
    const headers = ["Content-Type", "application/json", "x-other", "not signed"];
    const signed = signAws(
      { url, method, headers, body },
      { ...credentials, region: "eu-central-1", service },
      now,
    );
    expect(signed.headers.Authorization).toBe(await byAws({ url, method, body }, service));
    expect(signed.headers["X-Amz-Date"]).toBe("20260301T102030Z");
  });

  it("covers the body", () => {
    const sign = (body: string) =>
      signAws(
        { url: "https://a.example/", method: "POST", headers: [], body: Buffer.from(body) },
        { ...credentials, region: "us-east-1", service: "lambda" },
        now,
      ).headers.Authorization;
    expect(sign("a")).not.toBe(sign("b"));
  });
});
