import { handleSetUp } from "#lib/auth/handle-set-up.ts";

export function POST(request: Request): Promise<Response> {
  return handleSetUp(request);
}
