import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import {
  cookieSecret,
  openSessionCookie,
  readCookie,
  sealSessionCookie,
} from "./session-cookie.ts";

const HTTPS = { secretKey: "k".repeat(32), publicUrl: "https://sluice.example.com" };
const HTTP = { ...HTTPS, publicUrl: "http://localhost:3000" };

const tokenOf = (cookie: string) => cookie.split(";")[0]?.split("=").slice(1).join("=");

describe("sealSessionCookie", () => {
  it("is out of reach for scripts, other sites and other hosts", async () => {
    const cookie = await sealSessionCookie(HTTPS, "ses_1");
    expect(cookie).toMatch(/^__Host-sluice\.session=/);
    expect(cookie).toMatch(/; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/);
  });

  it("works without https on a plain address", async () => {
    const cookie = await sealSessionCookie(HTTP, "ses_1");
    expect(cookie).toMatch(/^sluice\.session=/);
    expect(cookie).not.toContain("Secure");
  });
});

describe("openSessionCookie", () => {
  it("returns the id that was sealed", async () => {
    const cookie = await sealSessionCookie(HTTP, "ses_1");
    expect(await openSessionCookie(HTTP, tokenOf(cookie))).toBe("ses_1");
    expect(cookie).not.toContain("ses_1");
  });

  it("refuses what another key sealed", async () => {
    const cookie = await sealSessionCookie({ ...HTTP, secretKey: "o".repeat(32) }, "ses_1");
    expect(await openSessionCookie(HTTP, tokenOf(cookie))).toBeNull();
  });

  it("refuses what is over", async () => {
    const token = await encode({
      token: { sid: "ses_1" },
      secret: cookieSecret(HTTP),
      maxAge: -60,
    });
    expect(await openSessionCookie(HTTP, token)).toBeNull();
  });

  it.each(["", "garbage", "a.b.c.d.e", "eyJhbGciOiJub25lIn0.eyJzaWQiOiJzZXNfMSJ9."])(
    "refuses %j",
    async (token) => {
      expect(await openSessionCookie(HTTP, token)).toBeNull();
    },
  );

  it("refuses a token of ours that carries no session", async () => {
    const token = await encode({ token: { sub: "usr_1" }, secret: cookieSecret(HTTP) });
    expect(await openSessionCookie(HTTP, token)).toBeNull();
  });
});

describe("readCookie", () => {
  it.each([
    ["a=1; b=2", "b", "2"],
    ["b=x=y==", "b", "x=y=="],
    ["ab=1", "b", undefined],
    ["b=", "b", ""],
    ["", "b", undefined],
    [null, "b", undefined],
  ])("of %j finds %s", (header, name, value) => {
    expect(readCookie(header, name)).toBe(value);
  });
});
