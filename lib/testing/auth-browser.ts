import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { createAuthOptions } from "#lib/auth/auth-options.ts";
import type { SignInContext } from "#lib/auth/sign-in-context.ts";

/** A browser as far as next-auth sees one: it keeps cookies, and sends what its pages ask for. */
export function createAuthBrowser(ctx: SignInContext) {
  const jar = new Map<string, string>();
  const setCookies: string[] = [];

  function keep(header: string) {
    setCookies.push(header);
    const [pair = ""] = header.split(";");
    const [name = "", ...value] = pair.split("=");
    if (value.join("=") === "") jar.delete(name);
    else jar.set(name, decodeURIComponent(value.join("=")));
  }

  async function call(method: "GET" | "POST", url: string, body: Record<string, unknown> = {}) {
    const [path = "", search = ""] = url.split("?");
    const answer = { status: 200, body: undefined as unknown, location: "" };
    const headers = new Map<string, string | string[]>();
    const response = {
      status(status: number) {
        answer.status = status;
        return this;
      },
      getHeader: (name: string) => headers.get(name),
      setHeader(name: string, value: string | string[]) {
        headers.set(name, value);
        return this;
      },
      send(value: unknown) {
        answer.body = value;
      },
      json(value: unknown) {
        answer.body = value;
      },
      end: () => undefined,
    };
    const request = {
      method,
      query: { nextauth: path.split("/"), ...Object.fromEntries(new URLSearchParams(search)) },
      cookies: Object.fromEntries(jar),
      headers: {},
      body,
    };
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      createAuthOptions(ctx, {
        origin: { ipAddress: "203.0.113.7", userAgent: "Firefox" },
        sessionId: null,
      }),
    );
    for (const header of [headers.get("Set-Cookie") ?? []].flat()) keep(header);
    answer.location = String(headers.get("Location") ?? "");
    return answer;
  }

  async function post(path: string, body: Record<string, unknown>) {
    const { csrfToken } = (await call("GET", "csrf")).body as { csrfToken: string };
    const answer = await call("POST", path, { csrfToken, json: "true", ...body });
    return { ...answer, url: (answer.body as { url?: string } | undefined)?.url };
  }

  return {
    jar,
    setCookies,
    call,
    post,
  };
}
