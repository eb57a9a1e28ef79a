import { generateKeyPairSync, sign } from "node:crypto";
import { verifyKey } from "discord-interactions";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "../authenticate-request.ts";
import { discord } from "../providers/discord.ts";
import { pem } from "../testing/example-auth/builders.ts";
import { testRequest } from "../testing/test-request.ts";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const bytes = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
const public_key = bytes.toString("hex");
const BODY = JSON.stringify({ type: 2, data: { name: "blep é" } });

describe("discord-interactions", () => {
  it("verifies what is signed here", async () => {
    if (typeof discord.verification === "string") throw new Error("Discord signs");
    const config = { public_key, private_key: pem(privateKey) };
    const { headers = {} } = discord.verification.sign?.(config, testRequest({ body: BODY })) ?? {};
    const { "x-signature-ed25519": signature = "", "x-signature-timestamp": time = "" } = headers;
    expect(await verifyKey(BODY, signature, time, public_key)).toBe(true);
    expect(await verifyKey(`${BODY} `, signature, time, public_key)).toBe(false);
  });

  it.each([
    ["what Discord signs", BODY, 0, true],
    ["a changed body", `${BODY} `, 0, false],
    ["another time", BODY, 1, false],
  ])("agrees on %s", async (_, body, lateS, expected) => {
    const { nowMs } = testRequest();
    const signature = sign(null, Buffer.from(nowMs / 1_000 + BODY), privateKey).toString("hex");
    const time = String(nowMs / 1_000 + lateS);
    const headers = { "x-signature-ed25519": signature, "x-signature-timestamp": time };
    const source = { type: "DISCORD", auth: { type: "DISCORD", config: { public_key } } };
    const { result } = authenticateRequest(source, testRequest({ headers, body }));
    expect(await verifyKey(body, signature, time, public_key)).toBe(expected);
    expect(result).toBe(expected ? "verified" : "rejected");
  });
});
