import { type KeyObject, sign } from "node:crypto";

const [SEQUENCE, SET, INTEGER, BITS, UTF8, UTC_TIME, VERSION] = [48, 49, 2, 3, 12, 23, 160];
const SHA256_WITH_RSA = "06092a864886f70d01010b0500";
const COMMON_NAME = "0603550403";

/** One element of DER (X.690): tag, length, content. */
function der(tag: number, ...content: (Buffer | string)[]): Buffer {
  const bytes = Buffer.concat(
    content.map((part) => (typeof part === "string" ? Buffer.from(part, "hex") : part)),
  );
  const size = Buffer.from([bytes.length >> 8, bytes.length & 255]);
  const length = bytes.length < 128 ? size.subarray(1) : Buffer.concat([Buffer.from([130]), size]);
  return Buffer.concat([Buffer.from([tag]), length, bytes]);
}

const time = (ms: number) =>
  der(UTC_TIME, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/\D/g, "")}Z`));

/** A certificate (PEM) that an RSA key gives itself, for the time between two instants. */
export function selfSigned(
  { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject },
  { fromMs, toMs }: { fromMs: number; toMs: number },
): string {
  const algorithm = der(SEQUENCE, SHA256_WITH_RSA);
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, Buffer.from("sluice.example")))),
  );
  const content = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, "02")),
    der(INTEGER, "01"),
    algorithm,
    name,
    der(SEQUENCE, time(fromMs), time(toMs)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = der(BITS, "00", sign("sha256", content, privateKey));
  const base64 = der(SEQUENCE, content, algorithm, signature).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`;
}
