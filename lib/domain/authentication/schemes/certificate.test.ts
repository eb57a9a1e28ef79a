import { describe, expect, it } from "vitest";
import { selfSigned } from "../testing/certificate.ts";
import { rsaPair } from "../testing/example-auth/builders.ts";
import { isCertificateInForce } from "./certificate.ts";

const [fromMs, toMs] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)];
const pem = selfSigned(rsaPair(), { fromMs, toMs });

describe("isCertificateInForce", () => {
  it.each([
    ["before its time", fromMs - 1_000, false],
    ["at its first moment", fromMs, true],
    ["at its last", toMs, true],
    ["after it", toMs + 1_000, false],
  ])("%s", (_, nowMs, expected) => {
    expect(isCertificateInForce(pem, nowMs)).toBe(expected);
  });

  it.each([null, "", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "{}"])(
    "takes %j for no certificate",
    (text) => {
      expect(isCertificateInForce(text, fromMs)).toBe(false);
    },
  );
});
