import { handleInvitation } from "#lib/auth/handle-invitation.ts";

export function POST(request: Request): Promise<Response> {
  return handleInvitation(request);
}
