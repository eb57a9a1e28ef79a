import { createHash } from "node:crypto";
import aws4 from "aws4";

type AwsCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  service: string;
};

type Signable = {
  url: string;
  method: string;
  /** Name, value, name, value … */
  headers: readonly string[];
  body: Buffer | null;
};

const NO_BODY = Buffer.alloc(0);

function contentType({ headers }: Signable): Record<string, string> {
  const at = headers.findIndex((text, index) => index % 2 === 0 && /^content-type$/i.test(text));
  return at < 0 ? {} : { "content-type": headers[at + 1] ?? "" };
}

/**
 * Signs a request by AWS Signature Version 4. Returns the URL in the spelling that was signed, and the
 * headers to add: Authorization, X-Amz-Date, X-Amz-Content-Sha256. Host, body and content type are
 * covered; other headers may change on the way. `now` must be within five minutes of AWS's clock.
 */
export function signAws(
  request: Signable,
  { region, service, ...credentials }: AwsCredentials,
  now: Date,
): { url: string; headers: Record<string, string> } {
  const url = new URL(request.url);
  const body = request.body ?? NO_BODY;
  const added = {
    "X-Amz-Date": now.toISOString().replaceAll(/[:-]|\.\d{3}/g, ""),
    "X-Amz-Content-Sha256": createHash("sha256").update(body).digest("hex"),
  };
  const signer = new aws4.RequestSigner(
    {
      host: url.host,
      method: request.method,
      path: url.pathname + url.search,
      headers: { host: url.host, ...contentType(request), ...added },
      body,
      region,
      service,
      doNotModifyHeaders: true,
    },
    credentials,
  );
  signer.datetime = added["X-Amz-Date"];
  const signed = signer.sign();
  const authorization = String(signed.headers?.Authorization);
  return {
    url: url.origin + String(signed.path),
    headers: { Authorization: authorization, ...added },
  };
}
