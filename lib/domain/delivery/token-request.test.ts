import { generateKeyPairSync } from "node:crypto";
import { importSPKI, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { buildTokenRequest } from "./token-request.ts";

const NOW_MS = Date.UTC(2026, 2, 1);
const client = {
  auth_server: "https://auth.example/token",
  client_id: "a:b",
  client_secret: "s 1",
};

function ask(authType: string, auth: object, refreshToken: string | null = null) {
  const request = buildTokenRequest(authType, { ...auth }, refreshToken, NOW_MS);
  if (!request) throw new Error("no request");
  const { url, headers, body } = request;
  const at = headers.indexOf("authorization");
  return {
    url,
    authorization: at < 0 ? null : headers[at + 1],
    form: Object.fromEntries(new URLSearchParams(body.toString())),
  };
}

describe("buildTokenRequest", () => {
  it("asks by client credentials, the client's own encoded into Basic by default", () => {
    expect(ask("OAUTH2_CLIENT_CREDENTIALS", { ...client, scope: "a b" })).toEqual({
      url: client.auth_server,
      authorization: `Basic ${Buffer.from("a%3Ab:s+1").toString("base64")}`,
      form: { grant_type: "client_credentials", scope: "a b" },
    });
  });

  it.each([
    ["bearer", "Bearer s 1", { grant_type: "client_credentials" }],
    [
      "x-www-form-urlencoded",
      null,
      { grant_type: "client_credentials", client_id: "a:b", client_secret: "s 1" },
    ],
  ])("shows the client by %s when asked to", (method, authorization, form) => {
    const asked = ask("OAUTH2_CLIENT_CREDENTIALS", { ...client, authentication_type: method });
    expect(asked).toMatchObject({ authorization, form });
  });

  it("refreshes with the configured token, then with the one the server gave last", () => {
    const auth = { ...client, refresh_token: "first" };
    expect(ask("OAUTH2_AUTHORIZATION_CODE", auth).form.refresh_token).toBe("first");
    const { form } = ask("OAUTH2_AUTHORIZATION_CODE", auth, "second");
    expect(form).toMatchObject({ grant_type: "refresh_token", refresh_token: "second" });
  });

  it("signs for a Google service account what anybody with its public key can verify", async () => {
    const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const key = {
      client_email: "sluice@project.iam.gserviceaccount.com",
      private_key_id: "k1",
      private_key: keys.privateKey.export({ type: "pkcs8", format: "pem" }),
      token_uri: "https://oauth2.example/token",
    };
    const asked = ask("GCP_SERVICE_ACCOUNT", { service_account_key: JSON.stringify(key) });
    expect(asked.url).toBe(key.token_uri);
    expect(asked.form.grant_type).toBe("urn:ietf:params:oauth:grant-type:jwt-bearer");
    const pem = keys.publicKey.export({ type: "spki", format: "pem" }).toString();
    const verified = await jwtVerify(asked.form.assertion ?? "", await importSPKI(pem, "RS256"), {
      audience: key.token_uri,
      issuer: key.client_email,
      currentDate: new Date(NOW_MS),
    });
    expect(verified.protectedHeader.kid).toBe("k1");
    expect(verified.payload).toMatchObject({
      scope: "https://www.googleapis.com/auth/cloud-platform",
      exp: NOW_MS / 1_000 + 3_600,
    });
  });

  it.each(["HOOKDECK_SIGNATURE", "BEARER_TOKEN", "", "__proto__"])("has none for %j", (type) => {
    expect(buildTokenRequest(type, {}, null, NOW_MS)).toBeNull();
  });
});
