import { WorkOS } from "@workos-inc/node";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const secret = "workos_secret";
const { body, check, signed, nowMs } = oracle("WORKOS", { webhook_secret_key: secret }, Date.now());
const { webhooks } = new WorkOS("sk_test");

describe("@workos-inc/node", () => {
  it("signs what we accept", async () => {
    const signature = await webhooks.computeSignature(nowMs, JSON.parse(body), secret);
    const header = (text: string) => ({ "workos-signature": `t=${nowMs}, v1=${text}` });
    expect(check({ headers: header(signature) })).toBe("verified");
    expect(check({ headers: header(signature.replace(/^./, "z")) })).toBe("rejected");
  });

  it("accepts what we sign", async () => {
    const sigHeader = signed().headers["workos-signature"] ?? "";
    const construct = (payload: Record<string, unknown>) =>
      webhooks.constructEvent({ payload, sigHeader, secret });
    expect(await construct(JSON.parse(body))).toMatchObject({ event: "dsync.user.created" });
    await expect(construct({ ...JSON.parse(body), id: "other" })).rejects.toThrow();
  });
});
