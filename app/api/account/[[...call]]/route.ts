import { handleAccount } from "#lib/auth/handle-account.ts";

type RouteContext = { params: Promise<{ call?: string[] }> };

export const dynamic = "force-dynamic";

export function GET(request: Request, route: RouteContext): Promise<Response> {
  return handleAccount(request, route);
}

export function POST(request: Request, route: RouteContext): Promise<Response> {
  return handleAccount(request, route);
}
