import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const apiSecretKey = "hush";
const { body, check, signed } = oracle("SHOPIFY", { webhook_secret_key: apiSecretKey }, Date.now());
const shopify = shopifyApi({
  apiKey: "key",
  apiSecretKey,
  hostName: "sluice.example",
  apiVersion: ApiVersion.July25,
  isEmbeddedApp: false,
  logger: { level: LogSeverity.Error },
});

const validate = async (headers: Readonly<Record<string, string>>, rawBody: string) =>
  shopify.webhooks.validate({
    rawBody,
    rawRequest: { headers, method: "POST", url: "/" },
    rawResponse: {},
  });

describe("@shopify/shopify-api", () => {
  it("accepts what we sign and accept", async () => {
    const { headers } = signed();
    expect(check({ headers })).toBe("verified");
    expect(await validate(headers, body)).toMatchObject({ valid: true });
    expect(await validate(headers, `${body} `)).toMatchObject({ valid: false });
  });

  it("accepts Shopify Events, whose headers have other names", async () => {
    const names = Object.entries(signed().headers).map(([name, value]) => [
      name.replace(/^x-shopify/, "shopify"),
      value,
    ]);
    const headers: Record<string, string> = {
      ...Object.fromEntries(names),
      "shopify-handle": "orders",
      "shopify-action": "create",
      "shopify-triggered-at": "2026-01-15T09:30:00Z",
    };
    expect(check({ headers })).toBe("verified");
    expect(await validate(headers, body)).toMatchObject({ valid: true });
  });
});
