import { X509Certificate } from "node:crypto";

/** Whether a text is a certificate (PEM) that is valid at this time. */
export function isCertificateInForce(pem: string | null, nowMs: number): pem is string {
  if (pem === null) return false;
  try {
    const { validFrom, validTo } = new X509Certificate(pem);
    return Date.parse(validFrom) <= nowMs && nowMs <= Date.parse(validTo);
  } catch {
    return false;
  }
}
