import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getAuthContext } from "./auth-context.ts";
import { createAuthOptions } from "./auth-options.ts";
import { isAllowedByOrigin } from "./same-origin.ts";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** Answers everything under /api/auth: sign-in, sign-out, and what next-auth's client asks for. */
export async function handleAuth(request: NextRequest, route: RouteContext): Promise<Response> {
  const ctx = getAuthContext();
  if (!isAllowedByOrigin(request.method, request.headers, ctx.publicUrl)) {
    return new Response(null, { status: 403 });
  }
  return NextAuth(request, route, createAuthOptions(ctx));
}
