import { Webhook } from "svix";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;

describe.each(["SVIX", "RESEND"])("svix, %s", (type) => {
  const { body, check, signed, nowMs } = oracle(type, { webhook_secret_key: secret }, Date.now());
  const library = new Webhook(secret);

  it.each(["svix", "webhook"])("signs what we accept, by the names %s-…", (brand) => {
    const headers = {
      [`${brand}-id`]: "msg_1",
      [`${brand}-timestamp`]: String(Math.floor(nowMs / 1_000)),
      [`${brand}-signature`]: library.sign("msg_1", new Date(nowMs), body),
    };
    expect(check({ headers })).toBe("verified");
    expect(check({ headers: { ...headers, [`${brand}-id`]: "msg_2" } })).toBe("rejected");
  });

  it("accepts what we sign", () => {
    const { headers } = signed();
    expect(() => library.verify(body, headers)).not.toThrow();
    expect(() => library.verify(`${body} `, headers)).toThrow();
  });
});
